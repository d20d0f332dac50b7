/** A request that was not done. */
export interface FailedRequest {
  readonly error: unknown
  /** The request, as Slack signed it. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Answers the request itself, where Slack waits for that and has had none. */
  readonly answer?: (acknowledgement: object) => void
}

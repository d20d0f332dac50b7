import { withinTime } from '../shared/within-time.ts'

/** What the library hides of a connector, although it offers no other way to it. */
export interface Pipeline {
  removePolicy(which: { readonly name: string }): unknown
  addPolicy(
    policy: Policy,
    options: { readonly beforePolicies?: readonly string[]; readonly afterPolicies?: readonly string[] },
  ): void
}

interface Policy {
  readonly name: string
  sendRequest<T>(request: Sent, next: (request: Sent) => Promise<T>): Promise<T>
}

/** A request on its way, as far as it is looked at. */
interface Sent {
  abortSignal?: AbortSignal
}

/** The library's own policy that gets a token for a request. */
const SIGNING = 'ServiceClientContext_Credentials_SignRequest'

/**
 * Gives each request one deadline, its token included: Microsoft's login may hang as well as the connector. What has no
 * token by then is never sent; what was sent fails as the library's own time-out does, with an `AbortError`.
 */
export function addDeadline(pipeline: Pipeline, timeoutMs: number): void {
  const signed = new WeakSet<Sent>()
  const whole: Policy = {
    name: 'briefing-deadline',
    async sendRequest(request, next) {
      const ending = new AbortController()
      request.abortSignal = ending.signal
      const answer = await withinTime(
        next(request).then((response) => ({ response })),
        undefined,
        timeoutMs,
      )
      if (answer !== undefined) return answer.response
      ending.abort()
      throw signed.has(request) ? new DOMException('no answer in time', 'AbortError') : new Error('no token in time')
    },
  }
  const sending: Policy = {
    name: 'briefing-signed',
    async sendRequest(request, next) {
      if (request.abortSignal?.aborted === true) throw new Error('the token came too late')
      signed.add(request)
      return await next(request)
    },
  }
  pipeline.addPolicy(whole, { beforePolicies: [SIGNING] })
  pipeline.addPolicy(sending, { afterPolicies: [SIGNING] })
}

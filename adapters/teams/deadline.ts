import { MOST_BYTES } from '../shared/lean-fetch.ts'
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
  onDownloadProgress?: (progress: { readonly loadedBytes: number }) => void
}

/** An answer that does not end. As with a gateway's, nobody knows what became of the request. */
class EndlessAnswerError extends Error {
  readonly statusCode = 502
}

/** The library's own policy that gets a token for a request. */
const SIGNING = 'ServiceClientContext_Credentials_SignRequest'

/**
 * Gives each request an end. Of an answer no more is kept in memory than `MOST_BYTES`, and there is one deadline, its token included: Microsoft's login may hang as well as the connector. What has no
 * token by then is never sent; what was sent fails as the library's own time-out does, with an `AbortError`.
 */
export function addDeadline(pipeline: Pipeline, timeoutMs: number): void {
  const signed = new WeakSet<Sent>()
  const whole: Policy = {
    name: 'briefing-deadline',
    async sendRequest(request, next) {
      const ending = new AbortController()
      let isEndless = false
      request.abortSignal = ending.signal
      request.onDownloadProgress = ({ loadedBytes }) => {
        isEndless = loadedBytes > MOST_BYTES
        if (!isEndless) return
        ending.abort()
        throw new EndlessAnswerError('the answer does not end')
      }
      const asked = next(request).then((response) => ({ response }))
      const answer = await withinTime(asked, undefined, timeoutMs).catch((error: unknown) => {
        // the library makes it an error of its own, which tells neither this nor that a request was sent
        throw isEndless ? new EndlessAnswerError('the answer does not end', { cause: error }) : error
      })
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

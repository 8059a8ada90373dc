import { toJson } from '../api/json.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';

/** Keys of writes: the same request, sent again after a lost connection, has the same key, and is applied once. */
export class RequestKey {
  #last: { request: string; key: string } | undefined;

  for(body: object): string {
    const request = toJson(body);
    if (this.#last?.request !== request) this.#last = { request, key: createIdempotencyKey() };
    return this.#last.key;
  }
}

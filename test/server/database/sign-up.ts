import { setTimeout as pause } from 'node:timers/promises';
import { CONSENT } from '../community.ts';

/** Signs up at a running server. Resolves to the status of the answer. */
export async function signUp(url: string, email: string): Promise<number> {
  const answer = await fetch(`${url}/newsletter/form-token`);
  const { token, minimumFill } = (await answer.json()) as { token: string; minimumFill: number };
  await pause(minimumFill * 1000); // a real server has a real clock
  const { status } = await fetch(`${url}/newsletter/subscriptions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ email, topics: [], consents: [CONSENT], locale: 'en', formToken: token }),
  });
  return status;
}

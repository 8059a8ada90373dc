import { createParser } from 'eventsource-parser';
import { memberEndpoints } from '../contract/members.ts';
import type { Session } from './session.ts';

/** Silence, in milliseconds, after which a stream is dead: three missed heartbeats of the server. */
const STREAM_TIMEOUT_MS = 65_000;
/** Silence, in milliseconds, after which a stream is reopened when the browser wakes up: one missed heartbeat. */
const STALE_AFTER_MS = 25_000;

/** An event as received: its id, topic and data. */
export interface Message {
  id: string;
  topic: string;
  data: string;
}

interface StreamHandlers {
  /** The id of the last event received; empty: none. */
  last: string;
  /** Ends the stream. */
  signal: AbortSignal;
  hear: (message: Message) => void;
  /** Delays the next connection, in milliseconds. */
  wait: (milliseconds: number) => void;
}

/** Reads the stream of changes until it ends or breaks; returns false if it could not be opened. */
export async function readStream(
  session: Session,
  { last, signal, hear, wait }: StreamHandlers,
): Promise<boolean> {
  const dead = new AbortController();
  const end = () => dead.abort();
  let began = false;
  let heardAt = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const live = () => {
    heardAt = Date.now();
    clearTimeout(silence);
    silence = setTimeout(end, STREAM_TIMEOUT_MS);
  };
  // A browser that slept doesn't know that its connections are gone.
  const doubt = () => {
    if (!document.hidden && Date.now() - heardAt > STALE_AFTER_MS) end();
  };
  signal.addEventListener('abort', end);
  addEventListener('online', doubt);
  document.addEventListener('visibilitychange', doubt);
  try {
    live();
    const headers = last ? { 'Last-Event-ID': last } : {};
    const response = await session.fetch('/live', { headers, signal: dead.signal, cache: 'no-store' });
    // Reloads the member, which renews the token or ends the session.
    if (response.status === 401) await session.call(memberEndpoints.member);
    if (!response.ok || !response.body) return false;
    began = true;
    const parser = createParser({
      onEvent: ({ id = '', event = '', data }) => hear({ id, topic: event, data }),
      onRetry: wait,
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      live();
      parser.feed(part.value);
    }
  } catch {
    // The stream broke or ended.
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
    removeEventListener('online', doubt);
    document.removeEventListener('visibilitychange', doubt);
    end();
  }
  return began;
}

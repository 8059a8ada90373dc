import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const NXDOMAIN = 3;

/** A name server (RFC 1035) that knows TXT records only. Names that lead to others exist, without records (RFC 8020). */
export class NameServer {
  /** By name; null: it never answers about it. */
  readonly records: Record<string, string[] | null>;
  readonly #socket = createSocket('udp4');

  constructor(records: Record<string, string[] | null>) {
    this.records = records;
    this.#socket.on('message', (query, { port, address }) => {
      const answer = this.#answer(query);
      if (answer) this.#socket.send(answer, port, address);
    });
  }

  /** Returns its address. */
  async open(): Promise<string> {
    this.#socket.bind(0, '127.0.0.1');
    await once(this.#socket, 'listening');
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  close(): void {
    this.#socket.close();
  }

  #answer(query: Buffer): Buffer | undefined {
    const labels: string[] = [];
    let at = 12;
    for (; query[at]! > 0; at += query[at]! + 1)
      labels.push(query.toString('ascii', at + 1, at + 1 + query[at]!));
    const question = query.subarray(12, at + 5);
    const name = labels.join('.').toLowerCase();
    const texts = this.records[name];
    if (texts === null) return undefined;
    const exists = texts !== undefined || Object.keys(this.records).some((it) => it.endsWith(`.${name}`));
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | (exists ? 0 : NXDOMAIN), 2);
    header.writeUInt16BE(texts?.length ?? 0, 6);
    header.writeUInt32BE(0, 8);
    return Buffer.concat([header, question, ...(texts ?? []).map(txtRecord)]);
  }
}

function txtRecord(text: string): Buffer {
  const data = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
}

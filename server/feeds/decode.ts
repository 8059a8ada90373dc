/**
 * The first bytes of each encoding: byte order marks, then the encoded forms of `<?xml` or `<` (XML 1.0, appendix F).
 */
const signs: [number[], string][] = [
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0x00, 0x00, 0x00, 0x3c], 'utf-32be'],
  [[0x3c, 0x00, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x3c, 0x00], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
];

/**
 * Decodes a feed to text. The order of precedence is the first bytes, then the Content-Type header, then the XML
 * declaration (RFC 7303, section 3), then UTF-8. Falls back to windows-1252, which can decode any byte.
 */
export function decodeFeed(body: Uint8Array, contentType: string): string {
  const sign = signs.find(([bytes]) => bytes.every((byte, at) => body[at] === byte))?.[1];
  if (sign?.startsWith('utf-32')) return decodeUtf32(body, sign === 'utf-32le');
  const [, declaredInHeader] = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType) ?? [];
  const start = new TextDecoder('latin1').decode(body.subarray(0, 400));
  const [, declared] = /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start) ?? [];
  const labels = [sign, declaredInHeader, declared, 'utf-8'].filter((label) => label !== undefined);
  for (const read of [decode, decodeBroken])
    for (const label of labels) {
      const text = read(body, label);
      if (text) return text;
    }
  return new TextDecoder('windows-1252').decode(body);
}

/** Undefined if the bytes are not valid in this encoding, or the encoding is unknown. */
function decode(body: Uint8Array, label: string, fatal = true): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(body);
  } catch {
    return undefined;
  }
}

/**
 * A few broken characters (less than a quarter of the non-ASCII ones), such as where a server has cut a text by
 * bytes, don't rule out an encoding.
 */
function decodeBroken(body: Uint8Array, label: string): string | undefined {
  const text = decode(body, label, false);
  const beyondAscii = text?.match(/[\u0080-\uffff]/g) ?? [];
  const broken = beyondAscii.filter((letter) => letter === '\ufffd');
  return broken.length < beyondAscii.length / 4 ? text : undefined;
}

/** TextDecoder doesn't support UTF-32. */
function decodeUtf32(body: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= body.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point !== 0xfeff) text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/** A picture that somebody has uploaded: never interpreted as anything else. `maxAge` in seconds. */
export const storedPicture = (bytes: Uint8Array, type: string, { maxAge }: { maxAge: number }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Cache-Control': `public, max-age=${maxAge}, immutable`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });

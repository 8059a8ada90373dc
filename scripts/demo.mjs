import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';

// The demo is plain pages, like a site owner's: copied unchanged. Its server is built next to them.
const demo = new URL('../demo/', import.meta.url);
const dist = new URL('dist/', demo);
const names = (await readdir(demo)).filter((name) => !['dist', 'server'].includes(name));
await rm(dist, { recursive: true, force: true });
await mkdir(dist);
for (const name of names) await cp(new URL(name, demo), new URL(name, dist), { recursive: true });
await cp(
  new URL('../node_modules/bootstrap/dist/css/bootstrap.min.css', import.meta.url),
  new URL('bootstrap.min.css', dist),
);

// Two seconds of a soft tone, for the demo's audio posts: 16 bits, one channel.
const RATE = 22_050;
const samples = Int16Array.from({ length: 2 * RATE }, (_, at) => {
  const [time, left] = [at / RATE, 2 - at / RATE];
  return 9000 * Math.min(1, time * 20, left) * Math.sin(2 * Math.PI * 220 * time) * Math.cos(3 * time);
});
const header = Buffer.alloc(44);
header.write('RIFF');
header.writeUInt32LE(36 + samples.byteLength, 4);
header.write('WAVEfmt ', 8);
[16, 0x0001_0001, RATE, RATE * 2, 0x0010_0002].forEach((word, at) => header.writeUInt32LE(word, 16 + 4 * at));
header.write('data', 36);
header.writeUInt32LE(samples.byteLength, 40);
await writeFile(new URL('sound.wav', dist), Buffer.concat([header, Buffer.from(samples.buffer)]));

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import sharp from 'sharp';
import type { Thumbnails } from '../../server/safe-fetch/port.ts';

/** The subjects of the demo's pictures. Drawn by code, so they are free of rights. */
export type Motif = 'cups' | 'figure' | 'herons' | 'lines' | 'map' | 'rain' | 'rooms' | 'shadows' | 'waves';

/** What is in a picture, for people who can't see it. */
export const alternatives: Record<Motif, string> = {
  cups: 'Fifteen cups in three rows, each drawn in one line',
  figure: 'Five people side by side, in outline',
  herons: 'Four herons standing, each drawn in a few strokes',
  lines: 'Wavering lines across a sheet of paper',
  map: 'A map with nine winding streets and forty-one dots',
  rain: 'Slanting strokes of rain',
  rooms: 'Twelve rooms as on a floor plan, each with a door',
  shadows: 'Seven long shadows that overlap',
  waves: 'A sound wave, drawn as a row of upright strokes',
};

const WIDTH_PX = 1280;
/** Caches the drawn pictures, because drawing all of them takes seconds. */
const CACHE_FOLDER = new URL('../../.cache/demo-pictures/', import.meta.url);
const paper = ['#efe6d3', '#e4ecec', '#f3ded3', '#e6e2ef', '#dfe8d8'];
const ink = ['#2b2a33', '#25466b', '#7a2d1c', '#3d5a3f', '#54346b'];

/** Makes a line look hand-drawn: uneven, but the same each time. */
const wobble = (seed: number) => {
  let state = seed * 2654435761;
  return (around: number, by: number) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return around + ((state / 4294967296) * 2 - 1) * by;
  };
};

type Draw = (near: (around: number, by: number) => number, height: number) => string;

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const path = (d: string, width = 6) => `<path d="${d}" stroke-width="${width}"/>`;

const drawings: Record<Motif, Draw> = {
  cups: (near, height) =>
    range(15)
      .map((at) => {
        const [x, y] = [
          near(170 + (at % 5) * 235, 22),
          near(height / 5 + Math.floor(at / 5) * (height / 3.4), 16),
        ];
        const [w, h] = [near(120, 18), near(105, 16)];
        return path(
          `M${x - w / 2} ${y - h / 2} q${near(4, 6)} ${h} ${w * 0.2} ${h} h${w * 0.6} q${w * 0.2} 0 ${w * 0.2} ${-h} z m${w} ${h * 0.2} q${near(50, 12)} 4 ${near(-14, 6)} ${h * 0.5}`,
        );
      })
      .join(''),
  figure: (near, height) =>
    range(5)
      .map((at) => {
        const x = near(190 + at * 225, 25);
        const y = near(height * 0.34, 40);
        return `<ellipse cx="${x}" cy="${y}" rx="${near(46, 8)}" ry="${near(58, 8)}"/>${path(`M${x - near(95, 15)} ${height} q${near(10, 10)} ${-near(height * 0.42, 30)} ${near(95, 8)} ${-near(height * 0.43, 20)} q${near(95, 10)} 10 ${near(100, 12)} ${near(height * 0.44, 10)}`)}`;
      })
      .join(''),
  herons: (near, height) =>
    range(4)
      .map((at) => {
        const x = near(220 + at * 270, 40);
        const y = near(height * 0.42, 50);
        return path(
          `M${x} ${y} q${near(70, 20)} ${near(-40, 20)} ${near(120, 20)} ${near(40, 10)} q-60 40 -120 -40 q-40 -90 10 -150 l${near(-60, 12)} 14 M${x + 40} ${y + 30} l${near(6, 8)} ${near(170, 20)} m34 -174 l${near(8, 8)} ${near(178, 20)}`,
        );
      })
      .join(''),
  lines: (near, height) =>
    range(22)
      .map((at) => {
        const y = 60 + at * ((height - 120) / 21);
        return path(
          `M60 ${near(y, 5)} C400 ${near(y, 26)} 800 ${near(y, 26)} 1220 ${near(y, 8)}`,
          near(4, 2.5),
        );
      })
      .join(''),
  map: (near, height) =>
    range(9)
      .map((at) =>
        path(
          `M${near(140 * at, 40)} 0 Q${near(140 * at + 60, 70)} ${height / 2} ${near(140 * at, 60)} ${height}`,
          4,
        ),
      )
      .join('') +
    range(41)
      .map(
        () =>
          `<circle cx="${near(640, 590)}" cy="${near(height / 2, height / 2.2)}" r="9" fill="currentColor"/>`,
      )
      .join(''),
  rain: (near, height) =>
    range(120)
      .map(() => {
        const [x, y] = [near(640, 640), near(height / 2, height / 2)];
        return path(`M${x} ${y} l${near(-14, 4)} ${near(52, 20)}`, 4);
      })
      .join(''),
  rooms: (near, height) =>
    range(12)
      .map((at) => {
        const [x, y] = [70 + (at % 4) * 295, 60 + Math.floor(at / 4) * ((height - 90) / 3)];
        return `<rect x="${near(x, 8)}" y="${near(y, 8)}" width="${near(250, 14)}" height="${near(height / 4, 12)}"/>${path(`M${x + near(60, 30)} ${y + height / 4.2} v${-near(90, 25)} h${near(46, 10)} v${near(84, 14)}`, 4)}`;
      })
      .join(''),
  shadows: (near, height) =>
    range(7)
      .map((at) => {
        const x = near(130 + at * 170, 30);
        return `<path d="M${x} ${height * 0.8} l${near(110, 20)} ${-near(height * 0.5, 60)} l${near(70, 12)} ${near(20, 16)} l${near(-60, 16)} ${near(height * 0.5, 30)} z" fill="currentColor" opacity="${near(0.5, 0.25)}" stroke="none"/>`;
      })
      .join(''),
  waves: (near, height) =>
    range(64)
      .map((at) => {
        const tall = Math.abs(Math.sin(at / 5) * Math.sin(at / 17)) * height * 0.38 + near(14, 10);
        return path(`M${40 + at * 19} ${height / 2 - tall} v${tall * 2}`, 9);
      })
      .join(''),
};

/** A picture in the widths that the API serves. `at` varies it. */
export async function pictureOf(motif: Motif, at: number): Promise<Thumbnails> {
  const svg = svgOf(motif, at);
  const name = createHash('sha256').update(svg).digest('hex');
  const file = new URL(`${name}.v8`, CACHE_FOLDER);
  try {
    return deserialize(readFileSync(file)) as Thumbnails;
  } catch {
    const picture = await inWidths(svg);
    mkdirSync(CACHE_FOLDER, { recursive: true });
    writeFileSync(file, serialize(picture));
    return picture;
  }
}

function svgOf(motif: Motif, at: number): string {
  const height = [720, 960, 720, 1280][at % 4]!;
  const color = ink[at % ink.length]!;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${height}" color="${color}">
    <rect width="100%" height="100%" fill="${paper[(at * 3) % paper.length]}"/>
    <g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">${drawings[motif](wobble(at + 1), height)}</g>
  </svg>`;
}

async function inWidths(svg: string): Promise<Thumbnails> {
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  const { width, height } = await sharp(png).metadata();
  const { dominant } = await sharp(png).stats();
  const color = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const variants = await Promise.all(
    [320, 640, 1280].map(async (each) => ({
      width: each,
      bytes: new Uint8Array(await sharp(png).resize(each).webp({ quality: 78 }).toBuffer()),
    })),
  );
  return { width, height, color, variants };
}

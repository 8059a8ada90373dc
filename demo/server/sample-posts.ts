import type { PostKind } from '../../src/contract/index.ts';
import type { Motif } from './pictures.ts';

/** A piece of the demo. Its people are invented. */
export interface Piece {
  kind: PostKind;
  title: string;
  author: string;
  excerpt: string;
  topics: string[];
  cheers: number;
  /** The subject of its picture; without one it has no picture. */
  motif?: Motif;
}

const piece = (
  kind: PostKind,
  title: string,
  author: string,
  excerpt: string,
  topics: string[],
  cheers: number,
  motif?: Motif,
): Piece => ({ kind, title, author, excerpt, topics, cheers, ...(motif && { motif }) });

/** The newest first. */
export const pieces: readonly Piece[] = [
  piece(
    'image',
    'Thirty cups, one table',
    'Ines Kaltwasser',
    'A cup a day for a month, drawn before breakfast. By the third week I stopped looking at the cup.',
    ['drawing'],
    24,
    'cups',
  ),
  piece(
    'article',
    'What I heard when I stopped filling the silence',
    'Tomasz Wren',
    'Six interviews, and in each of them the best sentence came after the longest pause.',
    ['writing', 'listening'],
    17,
    'waves',
  ),
  piece(
    'audio',
    'The kitchen at six in the morning',
    'Amara Osei-Lind',
    'Ninety seconds of kettle, rain and a radio next door. Made with a phone on the window sill.',
    ['sound'],
    31,
    'rain',
  ),
  piece(
    'link',
    'A map of every bench in our quarter',
    'Jun Halvorsen',
    'Forty-one benches, who sits on them, and when the sun gets there.',
    ['walking', 'maps'],
    12,
    'map',
  ),
  piece(
    'image',
    'Herons, from memory',
    'Nadia Brandt',
    'Looked for an hour, went home, drew them. The legs are wrong and I like them.',
    ['drawing'],
    9,
    'herons',
  ),
  piece(
    'article',
    'One line, forty times',
    'Ruben Achterberg',
    'Drawing the same horizon with a pen that skips. On getting worse before getting better.',
    ['drawing', 'writing'],
    14,
    'lines',
  ),
  piece(
    'article',
    'How fifteen people agreed on a Thursday',
    'Leila Marchetti',
    'We had one hour, one calendar and no reason to be kind. Here is what worked.',
    ['together'],
    38,
  ),
  piece(
    'audio',
    'Two minutes of a hand on paper',
    'Ines Kaltwasser',
    'Charcoal, then pencil, then the eraser. Wear headphones.',
    ['sound', 'drawing'],
    7,
    'waves',
  ),
  piece(
    'image',
    'A stranger’s back',
    'Tomasz Wren',
    'Seen from the bus, in four minutes, before she got off.',
    ['drawing', 'people'],
    11,
    'figure',
  ),
  piece(
    'link',
    'Small rooms: a game about waiting',
    'Jun Halvorsen',
    'You sit. Somebody comes in. That is all, and it took me three weeks.',
    ['games'],
    19,
    'rooms',
  ),
  piece(
    'article',
    'Against finishing',
    'Amara Osei-Lind',
    'I published on the date. I still think it is unfinished. Both are true, and only one of them matters.',
    ['writing'],
    22,
  ),
  piece(
    'image',
    'Shadows only',
    'Nadia Brandt',
    'No outlines for a week. The table is still a table.',
    ['drawing'],
    8,
    'shadows',
  ),
  piece(
    'article',
    'Learning to read my own handwriting',
    'Ruben Achterberg',
    'Notebooks from three years, typed up, with the mistakes left in.',
    ['writing'],
    5,
  ),
  piece(
    'image',
    'The harbour in five greys',
    'Leila Marchetti',
    'Mixed once, in the morning, and not again.',
    ['painting'],
    16,
    'lines',
  ),
  piece(
    'link',
    'A calendar of first frosts',
    'Nadia Brandt',
    'Eleven years of one garden, on one sheet of paper.',
    ['maps'],
    10,
    'map',
  ),
  piece(
    'article',
    'Notes from a month without music',
    'Jun Halvorsen',
    'What the fridge hums, and what I hummed to it.',
    ['sound', 'listening'],
    6,
    'rain',
  ),
  piece(
    'image',
    'Everybody who came on Thursday',
    'Amara Osei-Lind',
    'Fifteen faces in fifteen minutes. Nobody looks like themselves; everybody knew who it was.',
    ['people', 'together'],
    41,
    'figure',
  ),
  piece(
    'article',
    'The smallest thing I ever finished',
    'Ines Kaltwasser',
    'It is a bookmark. It took a day. I use it.',
    ['writing', 'together'],
    13,
  ),
];

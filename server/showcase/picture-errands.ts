import { leaseDue } from '../database/lease.ts';
import type { PictureErrandRow } from '../database/tables.ts';
import { randomName } from '../secret.ts';
import type { Errands } from './polling.ts';
import { deleteErrand } from './rows/errands.ts';
import { keepThumbnails } from './rows/pictures.ts';
import { changePost } from './rows/posts.ts';

const LEASE = 5 * 60_000;
const PATIENCE = 20_000;
/** Tries, ever five minutes later. */
const MOST_TRIES = 5;

/** Fetches every picture that a post of a feed still waits for. */
export async function fetchPictures(errands: Errands): Promise<void> {
  for (;;) {
    const { database, office, report } = errands;
    const terms = { now: office.clock.now(), lease: LEASE };
    const errand = await leaseDue<PictureErrandRow>(database, 'picture_errands', terms);
    if (!errand) return;
    await fetchPicture(errands, errand).catch(report);
  }
}

async function fetchPicture({ database, office, web }: Errands, errand: PictureErrandRow): Promise<void> {
  const { id, address, attempts } = errand;
  const picture = await web.thumbnails(address, AbortSignal.timeout(PATIENCE));
  if ('fault' in picture) {
    const hopeless = attempts >= MOST_TRIES || picture.fault === 'not-a-picture';
    if (hopeless) await deleteErrand(database, id);
    return;
  }
  await database.transaction().execute(async (transaction) => {
    const name = randomName();
    await keepThumbnails(transaction, name, picture, office.clock.now());
    await changePost(transaction, id, { picture: name });
    await deleteErrand(transaction, id);
  });
}

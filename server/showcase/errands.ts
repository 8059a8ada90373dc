import { fetchPictures } from './picture-errands.ts';
import { type Errands, pollSources } from './polling.ts';

/** All that is due of what the showcase fetches from other sites. Any number of processes may do so at once. */
export async function doErrands(errands: Errands): Promise<void> {
  await pollSources(errands);
  await fetchPictures(errands);
}

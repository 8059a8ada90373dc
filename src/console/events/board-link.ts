/** The page of the owner's site with the board, which opens the event. The board reads the fragment. */
export const boardLink = (page: string, event?: string): string =>
  event === undefined ? page : `${page}#community-board?${new URLSearchParams({ event })}`;

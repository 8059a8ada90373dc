const place = (api: string) => `community-widgets signed in ${api}`;

/**
 * Whether somebody was signed in here a moment ago: a guess that is there at once, so that the first picture of a page is the
 * one that stays. It opens nothing that is not in the page already.
 */
export function seemsSignedIn(api: string): boolean {
  try {
    return localStorage.getItem(place(api)) !== null;
  } catch {
    return false;
  }
}

export function hintSignedIn(api: string, is: boolean): void {
  try {
    if (is) localStorage.setItem(place(api), '');
    else localStorage.removeItem(place(api));
  } catch {
    // Storage is denied: the first picture is that of a stranger.
  }
}

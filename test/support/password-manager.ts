/**
 * Behaves like real password managers: searches the whole document for fields, sees no shadow tree, sets the value and
 * dispatches events.
 */
export const fakePasswordManager = (root: Document) => ({
  fill(values: Record<string, string>): void {
    for (const [token, value] of Object.entries(values)) {
      const field = root.querySelector<HTMLInputElement>(`form input[autocomplete~="${token}"]`);
      if (!field) throw new Error(`no field for "${token}" in the document`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  },
});

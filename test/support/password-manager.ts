/** A password manager as they are: it looks for fields through the whole document, sees no shadow tree, sets the value and tells the page. */
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

import { LitElement, html } from 'lit';

/** A minimal form made with Lit: the baseline for the elements' own cost. */
class LitForm extends LitElement {
  protected override render() {
    return html`<form>
      <label>Email <input name="email" type="email" /></label> <button>Go</button>
    </form>`;
  }
}
customElements.define('lit-form', LitForm);

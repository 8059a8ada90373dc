import { LitElement, html } from 'lit';

/** The least that a form made with Lit is: what the elements' own cost is measured against. */
class LitForm extends LitElement {
  protected override render() {
    return html`<form>
      <label>Email <input name="email" type="email" /></label> <button>Go</button>
    </form>`;
  }
}
customElements.define('lit-form', LitForm);

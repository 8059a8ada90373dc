import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import 'community-widgets/newsletter-signup';
import 'community-widgets/member-login';
import 'community-widgets/group-board';
import 'community-widgets/showcase-feed';

const api = process.env['API'];

process.stdout.write(
  await collectResult(
    render(
      html`<newsletter-signup api=${api} layout="card"></newsletter-signup>
        <member-login api=${api}></member-login>
        <group-board api=${api} event="current"></group-board>
        <showcase-feed api=${api} count="3"></showcase-feed>
        <showcase-feed api=${api} id="own"><p>My own list</p></showcase-feed>`,
    ),
  ),
);

import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Mailbox, StoredEmail } from '../../server/email/mailbox.ts';
import type { Html } from '../../server/html/document.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/** An email is foreign content: no scripts, no requests, only its inline styles; its links open in a new tab. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Pages that show the emails the demo has "sent". */
export function mailboxPages(mailbox: Mailbox): Hono {
  const app = new Hono({ strict: false });

  app.get('/mailbox', async (c) => {
    c.header('Content-Security-Policy', PAGE_POLICY);
    return c.html(listPage(await mailbox.list()));
  });

  app.get('/mailbox.json', async (c) => c.json(await mailbox.list()));

  app.get('/mailbox/:id', async (c) => {
    const mail = await mailbox.find(c.req.param('id'));
    c.header('Content-Security-Policy', PAGE_POLICY);
    return mail ? c.html(mailPage(mail)) : c.html(listPage(await mailbox.list()), 404);
  });

  app.get('/mailbox/:id/html', async (c) => {
    const mail = await mailbox.find(c.req.param('id'));
    c.header('Content-Security-Policy', MAIL_POLICY);
    if (!mail) return c.notFound();
    return c.html(mail.html.replace('<head>', '<head><base target="_blank">'));
  });

  return app;
}

const shell = (title: string, up: string, main: Html) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${up}pages.css" />
      </head>
      <body>
        <main class="wide">${main}</main>
      </body>
    </html>`;

function listPage(emails: StoredEmail[]) {
  return shell(
    'Mailbox',
    './',
    html`<h1>Mailbox</h1>
      <p class="hint">Mail that this demo would have sent, newest first. Nothing leaves this computer.</p>
      ${emails.length === 0 && html`<p>No mail yet.</p>`}
      ${emails.map(
        (mail) =>
          html`<h2><a href="mailbox/${mail.id}" dir="auto">${mail.subject}</a></h2>
            <p class="hint">
              To <bdi>${mail.to}</bdi> · <time datetime="${mail.sentAt}">${mail.sentAt}</time>
            </p>`,
      )}`,
  );
}

function mailPage(mail: StoredEmail) {
  const headers = {
    From: `${mail.from.name} <${mail.from.address}>`,
    To: mail.to,
    Date: mail.sentAt,
    ...mail.headers,
  };
  return shell(
    mail.subject,
    '../',
    html`<p><a href="../mailbox">All mail</a></p>
      <h1 dir="auto">${mail.subject}</h1>
      <h2>Text</h2>
      <pre dir="auto">${linked(mail.text)}</pre>
      <h2>HTML</h2>
      <iframe
        title="The mail as HTML"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        src="${mail.id}/html"
      ></iframe>
      <h2>Headers</h2>
      <table>
        ${Object.entries(headers).map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </table>`,
  );
}

/** The text with its URLs as links; everything else stays text. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
    .reduce((before, part) => html`${before}${part}`, raw(''));

import { html } from 'hono/html';
import type { Mail } from '../mail/mailer.ts';
import type { Office } from '../office.ts';
import { randomName } from '../secret.ts';
import { newsletterIn, type Settings } from './settings.ts';
import { fill, type Language, languageFor } from './words/index.ts';

export interface ConfirmationMail {
  office: Office;
  settings: Settings;
  to: { email: string; name: string | null; locale: string };
  code: string;
  link: string;
  leave: string;
  alreadyOnTheList: boolean;
}

/** The mail with the link and the code; to somebody who is on the list already it says so. */
export async function confirmationMail(about: ConfirmationMail): Promise<Mail> {
  const { office, settings, to, alreadyOnTheList } = about;
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale]);
  const { mail: words } = language.words;
  const host = new URL(office.url).hostname;
  const id = randomName();
  const letter: Letter = {
    ...about,
    language,
    hello: to.name ? fill(words.helloName, { name: to.name }) : words.hello,
    intro: fill(alreadyOnTheList ? words.alreadyIntro : words.confirmIntro, { title }),
    button: alreadyOnTheList ? words.alreadyButton : words.confirmButton,
    notYou: alreadyOnTheList ? words.alreadyNotYou : words.notYou,
  };
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to: to.email,
    subject: fill(alreadyOnTheList ? words.alreadySubject : words.confirmSubject, { title }),
    text: asText(letter),
    html: String(await asHtml(letter)),
    headers: {
      // The same for every try, so that a mail server can drop the second copy after a crash between sending and noting it.
      'Message-ID': `<${id}@${host}>`,
      'List-Unsubscribe': `<${about.leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058
      'Auto-Submitted': 'auto-generated', // RFC 3834: no out-of-office reply, please
    },
  };
}

interface Letter extends ConfirmationMail {
  language: Language;
  hello: string;
  intro: string;
  button: string;
  notYou: string;
}

function asText({ language, hello, intro, button, notYou, code, link, leave }: Letter): string {
  const { mail: words } = language.words;
  return [
    hello,
    intro,
    `${button}:\n${link}`,
    `${words.orCode}\n\n    ${code}`,
    words.lifetimes,
    notYou,
    `--\n${words.leave}:\n${leave}`,
  ].join('\n\n');
}

const body =
  'margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1d1b26;background:#ffffff';
const buttonStyle =
  'display:inline-block;padding:14px 22px;border-radius:8px;background:#4a3aa7;color:#ffffff;text-decoration:none;font-weight:600';

function asHtml({ language, hello, intro, button, notYou, code, link, leave }: Letter) {
  const { mail: words } = language.words;
  return html`<!doctype html>
    <html lang="${language.lang}" dir="${language.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${button}</title>
      </head>
      <body style="${body}">
        <div style="max-width:520px;margin:0 auto">
          <p dir="auto">${hello}</p>
          <p dir="auto">${intro}</p>
          <p><a href="${link}" style="${buttonStyle}">${button}</a></p>
          <p>${words.orCode}</p>
          <p style="font-size:28px;letter-spacing:4px;font-weight:700;margin:16px 0" dir="ltr">${code}</p>
          <p>${words.lifetimes}</p>
          <p style="color:#5d5a68">${notYou}</p>
          <hr style="border:0;border-top:1px solid #e3e1ea;margin:24px 0" />
          <p style="color:#5d5a68;font-size:13px">
            <a href="${leave}" style="color:#5d5a68">${words.leave}</a>
          </p>
        </div>
      </body>
    </html> `;
}

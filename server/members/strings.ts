/** The strings of emails to members and of the first-host page. Values in braces are placeholders. */
const en = {
  hello: 'Hello,',
  helloName: 'Hello {name},',
  signInSubject: 'Your way in: {title}',
  signInIntro: 'you asked for a way in to {title}.',
  welcomeIntro: 'you asked for a way in to {title}. It makes you a member.',
  button: 'Sign in',
  orCode: 'Or type this code on the page where you asked for it:',
  code: 'Type this code on the page where you asked for it:',
  lifetime: 'It is good for 10 minutes, once.',
  notYou: 'It was not you? Then do nothing: nobody gets in without this mail.',
  nobodySubject: 'About signing in to {title}',
  nobodyIntro:
    'somebody, perhaps you, asked for a way in to {title} with this address. It is not a member’s.',
  askAHost: 'Another address of yours may be. Or ask a host of the community for an invitation.',
  subscribeFirst:
    'Another address of yours may be. Members are whoever gets the newsletter: subscribe first, then ask again.',
  inviteSubject: 'You are invited: {title}',
  inviteIntro: 'you are invited to {title}. Press the button, and you are in.',
  inviteButton: 'Come in',
  inviteLifetime: 'It is good for 7 days, once. After that, ask for a link on the page.',
  inviteNotYou: 'You do not know what this is? Then do nothing.',
  firstHostTitle: 'Become the first host',
  firstHostText:
    'This community has no host yet. A host runs events, approves what is published and invites others. Who are you?',
  firstHostButton: 'Become host',
  firstHostName: 'Enter your name, in at most 200 characters.',
  firstHostInvalid: 'This link has expired',
  firstHostInvalidText:
    'It works once, for one day. If there is no host yet, restart the server: it prints a new link.',
  isHost: 'You are the first host',
  isHostText:
    'Before you can sign in, say where the page with your <member-login> is. Then ask for a link on that page. The command is:',
};

export type MemberStrings = typeof en;

const de: MemberStrings = {
  hello: 'Hallo,',
  helloName: 'Hallo {name},',
  signInSubject: 'Dein Weg hinein: {title}',
  signInIntro: 'du wolltest dich bei {title} anmelden.',
  welcomeIntro: 'du wolltest dich bei {title} anmelden. Damit wirst du Mitglied.',
  button: 'Anmelden',
  orCode: 'Oder gib diesen Code auf der Seite ein, auf der du danach gefragt hast:',
  code: 'Gib diesen Code auf der Seite ein, auf der du danach gefragt hast:',
  lifetime: 'Er gilt 10 Minuten und einmal.',
  notYou: 'Das warst nicht du? Dann tu nichts: Ohne diese Mail kommt niemand hinein.',
  nobodySubject: 'Zur Anmeldung bei {title}',
  nobodyIntro:
    'jemand, vielleicht du, wollte sich mit dieser Adresse bei {title} anmelden. Sie gehört keinem Mitglied.',
  askAHost: 'Vielleicht gehört eine andere Adresse von dir dazu. Oder bitte die Gastgeber um eine Einladung.',
  subscribeFirst:
    'Vielleicht gehört eine andere Adresse von dir dazu. Mitglied wird, wer den Newsletter bekommt: Abonniere ihn zuerst und frag dann noch einmal.',
  inviteSubject: 'Du bist eingeladen: {title}',
  inviteIntro: 'du bist zu {title} eingeladen. Drücke den Knopf, und du bist drin.',
  inviteButton: 'Hereinkommen',
  inviteLifetime: 'Er gilt 7 Tage und einmal. Danach kannst du auf der Seite nach einem Link fragen.',
  inviteNotYou: 'Du weißt nicht, was das ist? Dann tu nichts.',
  firstHostTitle: 'Werde Host',
  firstHostText:
    'Diese Community hat noch keinen Host. Ein Host leitet Veranstaltungen, gibt Beiträge frei und lädt andere ein. Wer bist du?',
  firstHostButton: 'Host werden',
  firstHostName: 'Gib deinen Namen ein, mit höchstens 200 Zeichen.',
  firstHostInvalid: 'Dieser Link ist abgelaufen',
  firstHostInvalidText:
    'Er gilt einmal und einen Tag lang. Wenn es noch keinen Host gibt, starte den Server neu: Er gibt einen neuen Link aus.',
  isHost: 'Du bist jetzt Host',
  isHostText:
    'Bevor du dich anmelden kannst, gib an, wo die Seite mit deinem <member-login> ist. Fordere dann auf dieser Seite einen Link an. Der Befehl lautet:',
};

const languages: Record<string, MemberStrings> = { en, de };

export const memberStrings = (lang: string): MemberStrings => languages[lang] ?? en;

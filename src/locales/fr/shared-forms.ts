import type { CommonStrings } from '../../ui/common.strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
  emailMissing: 'Saisissez votre adresse e-mail.',
  emailInvalid: 'Vérifiez l’adresse. Elle doit ressembler à ada@example.org.',
  inboxTitle: 'Consultez votre messagerie',
  inboxText:
    'Nous avons envoyé un e-mail à {address}. Cliquez sur le bouton qu’il contient ou saisissez le code ici.',
  code: 'Code à 6 chiffres',
  codeMissing: 'Saisissez les 6 chiffres reçus par e-mail.',
  openInbox: 'Ouvrir {provider}',
  resend: 'Renvoyer',
  resendIn: 'Renvoyer dans {time}',
  resent: 'E-mail renvoyé. Utilisez le code du dernier e-mail.',
  'rate-limited': 'Trop de tentatives. Réessayez dans {time}.',
  'invalid-code': 'Ce n’est pas le code du dernier e-mail. Vérifiez-le et réessayez.',
  'code-expired': 'Ce code a expiré. Demandez-en un nouveau.',
  failed: 'Une erreur s’est produite. Veuillez réessayer.',
  unreachable: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
};

export default strings;

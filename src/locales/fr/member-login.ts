import type { LoginVisitorStrings } from '../../member-login/strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: LoginVisitorStrings = {
  title: 'Connexion',
  email: 'E-mail',
  password: 'Mot de passe',
  show: 'Afficher',
  showPassword: 'Afficher le mot de passe',
  shared: 'Cet ordinateur est partagé',
  signIn: 'Se connecter',
  mailMe: 'Recevoir un lien de connexion',
  forgotten: 'Mot de passe oublié ?',
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
  signingIn: 'Connexion en cours…',
  sendingEmail: 'Envoi en cours…',
  capsLock: 'La touche Verr. Maj est activée.',
  passwordMissing: 'Saisissez votre mot de passe ou demandez un lien de connexion par e-mail.',
  confirm: 'Se connecter',
  back: 'Retour',
  linkTitle: 'Bienvenue',
  linkText: 'Votre lien est valide. Sélectionnez « Se connecter » pour continuer.',
  'invalid-credentials':
    'L’e-mail et le mot de passe ne correspondent pas. Réessayez ou demandez un lien de connexion.',
  'link-expired': 'Ce lien a expiré ou a déjà été utilisé. Demandez-en un nouveau.',
  'link-broken': 'Ce lien est incomplet. Copiez-le en entier depuis l’e-mail ou demandez-en un nouveau.',
  unauthenticated: 'Votre session a pris fin. Veuillez vous reconnecter.',
  insecure: 'La connexion au compte nécessite une page sécurisée. Ouvrez cette page en https.',
};

export default strings;

import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Connexion',
  email: 'E-mail',
  password: 'Mot de passe',
  show: 'Afficher',
  showPassword: 'Afficher le mot de passe',
  shared: 'Cet ordinateur est partagé',
  signIn: 'Se connecter',
  mailMe: 'Recevoir un lien de connexion',
  forgotten: 'Mot de passe oublié ?',
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

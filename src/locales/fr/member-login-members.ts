import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'Votre compte',
  signedIn: 'Connexion réussie.',
  profile: 'Profil',
  sessions: 'Appareils connectés',
  choosePassword: 'Mot de passe',
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter partout',
  endSession: 'Déconnecter',
  sessionEnded: 'L’appareil a été déconnecté.',
  thisDevice: 'cet appareil',
  lastUsed: 'Dernière utilisation : {time}',
  someDevice: 'Appareil inconnu',
  close: 'Fermer',
  passwordTitle: 'Choisissez un mot de passe',
  passwordText:
    '8 caractères ou plus. C’est facultatif : un lien reçu par e-mail permet toujours de se connecter.',
  newPassword: 'Nouveau mot de passe',
  currentPassword: 'Mot de passe actuel',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré.',
  notNow: 'Plus tard',
  passwordShort: 'Utilisez au moins 8 caractères.',
  passwordLong: 'Utilisez 128 caractères au maximum.',
  'password-too-common':
    'Ce mot de passe est l’un des premiers que les pirates essaient. Choisissez-en un autre.',
  name: 'Nom',
  bio: 'À propos de vous',
  link: 'Votre site web',
  linkInvalid: 'Saisissez une adresse web commençant par https://.',
  picture: 'Photo',
  pictureWrong: 'Ce fichier n’est pas une image utilisable. Essayez avec un JPEG ou un PNG.',
  removePicture: 'Supprimer la photo',

  opensOn: 'Disponible à partir du {date}',
  done: 'Terminée',
  allLessons: 'Toutes les leçons',
  next: 'Suite : {title}',
  play: 'Lancer la lecture : {title}',
  kept: 'Voici la version de votre dernière visite : le serveur est injoignable.',
  forbidden: 'Vous n’avez pas accès à cette page.',
  'not-found': 'Cette page n’existe pas.',
};

export default strings;

import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Newsletter',
  email: 'E-mail',
  submit: 'S’abonner',
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
  name: 'Nom (facultatif)',
  topics: 'Quels sujets vous intéressent ?',
  sending: 'Envoi en cours…',
  nextIssue: 'Prochain numéro : {date}',
  didYouMean: 'Vouliez-vous dire {address} ?',
  consentMissing: 'Cochez cette case : il nous faut votre consentement pour vous écrire.',
  queuedTitle: 'Enregistré',
  queuedOffline: 'Enregistré sur cet appareil. L’envoi se fera dès votre retour en ligne.',
  queuedServer:
    'Enregistré sur cet appareil. Notre serveur ne répond pas ; l’envoi se fera dès qu’il sera disponible.',
  waitingTitle: 'En attente d’envoi',
  queuedInMemory:
    'Gardez cette page ouverte : votre navigateur ne peut pas conserver ces informations. L’envoi se fera dès que le serveur sera joignable.',
  cancel: 'Annuler l’inscription',
  confirm: 'Confirmer',
  wrongAddress: 'Modifier l’adresse',
  confirmedTitle: 'Abonnement confirmé',
  confirmedText: 'Merci. L’adresse {address} est sur la liste.',
  firstIssue: 'Votre premier numéro arrivera le {date}.',
  seeShowcase: 'Voir les créations de la communauté',
  readArchive: 'Lire les numéros précédents',
  dropped: 'Après 24 heures, l’envoi n’a toujours pas abouti. Veuillez réessayer.',
  gone: 'Cette inscription a expiré. Veuillez recommencer.',
  'consent-required': 'Cochez la case pour donner votre consentement.',
};

export default strings;

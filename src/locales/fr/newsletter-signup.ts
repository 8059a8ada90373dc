import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** French. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Newsletter',
  email: 'E-mail',
  submit: 'S’abonner',
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

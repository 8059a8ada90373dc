import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Japanese. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'ログイン',
  email: 'メールアドレス',
  password: 'パスワード',
  show: '表示',
  showPassword: 'パスワードを表示',
  shared: '共有のパソコンを使っています',
  signIn: 'ログイン',
  mailMe: 'ログイン用リンクをメールで受け取る',
  forgotten: 'パスワードをお忘れですか？',
  signingIn: 'ログイン中…',
  sendingEmail: '送信中…',
  capsLock: 'Caps Lockがオンです。',
  passwordMissing: 'パスワードを入力するか、ログイン用リンクをメールで受け取ってください。',
  confirm: 'ログイン',
  back: '戻る',
  linkTitle: 'ようこそ',
  linkText: 'リンクを確認しました。「ログイン」を押して続けてください。',
  'invalid-credentials':
    'メールアドレスまたはパスワードが正しくありません。もう一度試すか、ログイン用リンクを受け取ってください。',
  'link-expired': 'このリンクは期限切れか、使用済みです。新しいリンクを取得してください。',
  'link-broken': 'リンクが不完全です。メールからリンク全体をコピーするか、新しいリンクを取得してください。',
  unauthenticated: 'ログアウトされました。もう一度ログインしてください。',
  insecure: 'ログインには安全な接続が必要です。このページをhttpsで開いてください。',
};

export default strings;

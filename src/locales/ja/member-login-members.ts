import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** Japanese. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'アカウント',
  signedIn: 'ログインしました。',
  profile: 'プロフィール',
  sessions: 'ログイン中の端末',
  choosePassword: 'パスワード',
  signOut: 'ログアウト',
  signOutEverywhere: 'すべての端末でログアウト',
  endSession: 'ログアウト',
  sessionEnded: 'その端末からログアウトしました。',
  thisDevice: 'この端末',
  lastUsed: '最終使用：{time}',
  someDevice: '不明な端末',
  close: '閉じる',
  passwordTitle: 'パスワードを設定',
  passwordText:
    '8文字以上で入力してください。設定しなくても、メールで届くリンクからいつでもログインできます。',
  newPassword: '新しいパスワード',
  currentPassword: '現在のパスワード',
  save: '保存',
  saving: '保存中…',
  saved: '保存しました。',
  notNow: 'あとで',
  passwordShort: '8文字以上にしてください。',
  passwordLong: '128文字以下にしてください。',
  'password-too-common': '攻撃者が最初に試すような推測されやすいパスワードです。別のものにしてください。',
  name: '名前',
  bio: '自己紹介',
  link: 'ウェブサイト',
  linkInvalid: 'https:// で始まるアドレスを入力してください。',
  picture: 'プロフィール画像',
  pictureWrong: 'このファイルは画像として使用できません。JPEGまたはPNGをお試しください。',
  removePicture: '画像を削除',

  opensOn: '{date}から公開',
  done: '完了',
  allLessons: 'すべてのレッスン',
  next: '次のレッスン：{title}',
  play: '再生：{title}',
  kept: 'サーバーに接続できないため、前回アクセス時の内容を表示しています。',
  forbidden: 'このページへのアクセス権がありません。',
  'not-found': 'このページは存在しません。',
};

export default strings;

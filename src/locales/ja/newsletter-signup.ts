import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Japanese. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'ニュースレター',
  email: 'メールアドレス',
  submit: '登録',
  name: '名前（任意）',
  topics: 'どんなトピックに興味がありますか？',
  sending: '送信中…',
  nextIssue: '次号：{date}',
  didYouMean: 'もしかして {address} ですか？',
  consentMissing: 'チェックを入れてください。メールの送信には同意が必要です。',
  queuedTitle: '保存しました',
  queuedOffline: 'この端末に保存しました。オンラインに戻ったら送信します。',
  queuedServer: 'この端末に保存しました。サーバーから応答がないため、応答があり次第送信します。',
  waitingTitle: 'まだ送信されていません',
  queuedInMemory:
    'ブラウザーに保存できないため、このページを開いたままにしてください。サーバーに接続でき次第、送信します。',
  cancel: '登録を取り消す',
  confirm: '確認',
  wrongAddress: 'アドレスを変更',
  confirmedTitle: '登録が完了しました',
  confirmedText: 'ありがとうございます。{address} を配信リストに追加しました。',
  firstIssue: '最初の号は{date}に届きます。',
  seeShowcase: 'コミュニティの作品を見る',
  readArchive: 'バックナンバーを読む',
  dropped: '1日以内に送信できませんでした。もう一度お試しください。',
  gone: 'この登録は有効期限が切れています。最初からやり直してください。',
  'consent-required': '同意欄にチェックを入れてください。',
};

export default strings;

import type { CommonStrings } from '../../ui/common.strings.ts';

/** Japanese. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
  emailMissing: 'メールアドレスを入力してください。',
  emailInvalid: 'メールアドレスを確認してください。ada@example.org のような形式で入力します。',
  inboxTitle: 'メールを確認してください',
  inboxText: '{address} にメールを送信しました。メール内のボタンを押すか、ここにコードを入力してください。',
  code: '6桁のコード',
  codeMissing: 'メールに記載された6桁の数字を入力してください。',
  openInbox: '{provider}を開く',
  resend: '再送信',
  resendIn: '再送信（あと{time}）',
  resent: '再送信しました。最新のメールのコードを使ってください。',
  'rate-limited': '試行回数が多すぎます。{time}後にもう一度お試しください。',
  'invalid-code': '最新のメールのコードと一致しません。確認して、もう一度お試しください。',
  'code-expired': 'このコードは有効期限が切れています。新しいコードを取得してください。',
  failed: '問題が発生しました。もう一度お試しください。',
  unreachable: 'サーバーに接続できませんでした。通信環境を確認して、もう一度お試しください。',
};

export default strings;

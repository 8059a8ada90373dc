import type { CommonStrings } from '../../ui/common.strings.ts';

/** Simplified Chinese. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
  emailMissing: '请输入邮箱地址。',
  emailInvalid: '请检查邮箱地址，格式应类似 ada@example.org。',
  inboxTitle: '请查收邮件',
  inboxText: '我们已向 {address} 发送邮件。请点击邮件中的按钮，或在此输入验证码。',
  code: '6位验证码',
  codeMissing: '请输入邮件中的6位数字。',
  openInbox: '打开{provider}',
  resend: '重新发送',
  resendIn: '{time}后可重新发送',
  resent: '已重新发送。请使用最新邮件中的验证码。',
  'rate-limited': '尝试次数过多，请在{time}后重试。',
  'invalid-code': '验证码与最新邮件中的不符，请检查后重试。',
  'code-expired': '验证码已过期，请重新获取。',
  failed: '出了点问题，请重试。',
  unreachable: '无法连接服务器。请检查网络后重试。',
};

export default strings;

import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Simplified Chinese. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: '邮件简报',
  email: '邮箱',
  submit: '订阅',
  name: '姓名（选填）',
  topics: '你想看哪些内容？',
  sending: '正在发送…',
  nextIssue: '下一期：{date}',
  didYouMean: '你是不是想输入 {address}？',
  consentMissing: '请勾选此项：我们需要你的同意才能给你发邮件。',
  queuedTitle: '已保存',
  queuedOffline: '已保存在此设备上，恢复联网后会自动发送。',
  queuedServer: '已保存在此设备上。服务器暂无响应，恢复后会自动发送。',
  waitingTitle: '尚未发送',
  queuedInMemory: '请不要关闭此页面：你的浏览器无法保存数据。连接到服务器后会立即发送。',
  cancel: '取消订阅申请',
  confirm: '确认',
  wrongAddress: '更改邮箱',
  confirmedTitle: '订阅成功',
  confirmedText: '谢谢。{address} 已加入订阅名单。',
  firstIssue: '你将于{date}收到第一期。',
  seeShowcase: '看看社区的作品',
  readArchive: '阅读往期内容',
  dropped: '一天内未能发送成功，请重试。',
  gone: '此次订阅申请已过期，请重新开始。',
  'consent-required': '请勾选以表示同意。',
};

export default strings;

import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Simplified Chinese. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: '登录',
  email: '邮箱',
  password: '密码',
  show: '显示',
  showPassword: '显示密码',
  shared: '这是一台公用电脑',
  signIn: '登录',
  mailMe: '通过邮件获取登录链接',
  forgotten: '忘记密码？',
  signingIn: '正在登录…',
  sendingEmail: '正在发送…',
  capsLock: '大写锁定已开启。',
  passwordMissing: '请输入密码，或通过邮件获取登录链接。',
  confirm: '登录',
  back: '返回',
  linkTitle: '欢迎',
  linkText: '链接有效。请点击“登录”继续。',
  'invalid-credentials': '邮箱或密码不正确。请重试，或获取登录链接。',
  'link-expired': '链接已过期或已被使用，请重新获取。',
  'link-broken': '链接不完整。请从邮件中复制完整链接，或重新获取。',
  unauthenticated: '登录已失效，请重新登录。',
  insecure: '登录需要安全连接。请使用https打开此页面。',
};

export default strings;

import { renderToString, type RenderToStringResult } from '@builder.io/qwik/server';
import { manifest } from '@qwik-client-manifest';
import Root from './root';

export default (): Promise<RenderToStringResult> =>
  renderToString(<Root />, { manifest, base: '/build/', containerAttributes: { lang: 'en' } });

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Site } from '../end-to-end/demo-site.ts';
import { PhpSite } from './php-site.ts';
import { shortcodes } from './published-page.ts';

const PLUGIN = 'community-widgets/community-widgets.php';

describe('the plugin on the oldest PHP that it supports', () => {
  let site: PhpSite;
  let api: Site;
  before(async () => {
    [site, api] = await Promise.all([PhpSite.open(), Site.open()]);
  });
  after(async () => {
    await api?.close();
    await site?.close();
  });

  it('is activated, and takes the address of a server', async () => {
    const said = await site.php(
      `echo get_plugin_data(WP_PLUGIN_DIR . '/${PLUGIN}')['RequiresPHP'], ' ', PHP_VERSION, ' ', json_encode(activate_plugin('${PLUGIN}')), ' ';
       CommunityWidgets\\register_settings(); update_option('community_widgets_server', 'https://api.example.org/health');
       echo get_option('community_widgets_server');`,
    );
    assert.match(said, /^7\.4 7\.4\.\d+ null https:\/\/api\.example\.org$/);
  });

  it('renders shortcodes, blocks and tags', async () => {
    const newsletter = await (await fetch(`${api.url}/newsletter?lang=en-US`)).text();
    await site.php(
      `CommunityWidgets\\store_newsletter(CommunityWidgets\\server(), CommunityWidgets\\site_language(), json_decode(base64_decode('${Buffer.from(newsletter).toString('base64')}'), true));`,
    );
    const shown = await site.php(
      `echo apply_filters('the_content', ${JSON.stringify(shortcodes).replaceAll('$', '\\$')});
       echo do_blocks('<!-- wp:community-widgets/showcase-feed {"count":4,"filters":true} /-->');
       echo apply_filters('the_content', 'Before <member-login page=x>the kiln is lit at nine</member-login> after');`,
    );
    const { title } = JSON.parse(newsletter) as { title: string };
    assert.ok(shown.includes(title), shown);
    assert.match(
      shown,
      /<newsletter-signup layout="card"[\s\S]*<form[^>]* action="https:\/\/api\.example\.org\//,
    );
    assert.match(shown, /<showcase-feed[^>]* count="4"[^>]* filters/);
    assert.match(shown, /Before <member-login page=x><\/member-login> after/);
  });

  it('keeps what authors may write, and takes out the rest', async () => {
    const kept = await site.php(
      `echo wp_kses_post('<newsletter-signup layout="card" api="https://evil.example" onclick="x"></newsletter-signup>');`,
    );
    assert.equal(kept, '<newsletter-signup layout="card"></newsletter-signup>');
  });

  it('has its settings, and says what is wrong with the connection', async () => {
    const page = await site.php(
      `$_GET['settings-updated'] = 'true'; set_current_screen('settings_page_community-widgets'); do_action('admin_menu'); CommunityWidgets\\settings_page();`,
    );
    assert.match(page, /value="https:\/\/api\.example\.org"/);
    assert.match(page, /notice-error[^>]*><p>[^<]*api\.example\.org/);
    const editors = await site.php(
      `CommunityWidgets\\add_editor_data(); echo json_encode(CommunityWidgets\\teach_visual_editor([])), json_encode(CommunityWidgets\\theme_tokens());`,
    );
    assert.match(editors, /"custom_elements":"[^"]*group-board/);
  });

  describe('in a network of sites', () => {
    before(() => site.becomeNetwork());

    it('has a server for each', async () => {
      const said = await site.php(
        `echo json_encode(activate_plugin('${PLUGIN}', '', true)), ' '; switch_to_blog(2); update_option('community_widgets_server', 'https://second.example.org');
         echo CommunityWidgets\\server(), ' '; restore_current_blog(); echo CommunityWidgets\\server();`,
      );
      assert.equal(said, 'null https://second.example.org https://api.example.org');
    });

    it('takes from the owner of one what only the machine can reach', async () => {
      const said = await site.php(
        `echo CommunityWidgets\\get_from_server('http://127.0.0.1:9/')->get_error_code();`,
      );
      assert.equal(said, 'http_request_failed');
    });

    it('leaves nothing behind in any of them', async () => {
      await site.php(`deactivate_plugins('${PLUGIN}'); uninstall_plugin('${PLUGIN}');`);
      const left = await site.php(
        `global $wpdb; foreach ([1, 2] as $id) { $options = $wpdb->get_blog_prefix($id) . 'options';
           echo implode(',', $wpdb->get_col("select option_name from $options where option_name like 'community_widgets%' or option_value like '%community_widgets%'")); }`,
      );
      assert.equal(left, '');
    });
  });

  it('has made PHP complain of nothing', async () => assert.deepEqual(await site.complaints(), []));
});

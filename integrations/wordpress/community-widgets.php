<?php
/**
 * Plugin Name:       Community Widgets
 * Description:       Newsletter signup, member login, group board and showcase of your own community server, as blocks and shortcodes.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       community-widgets
 *
 * @package CommunityWidgets
 */

defined( 'ABSPATH' ) || exit;

define( 'COMMUNITY_WIDGETS_FILE', __FILE__ );
define( 'COMMUNITY_WIDGETS_VERSION', '0.1.0' );

foreach ( array( 'server', 'attributes', 'newsletter', 'form', 'theme-colors', 'assets', 'render', 'blocks', 'shortcodes', 'allowed-tags', 'members-content', 'classic-editor', 'connection', 'settings', 'privacy' ) as $community_widgets_part ) {
	require_once __DIR__ . '/includes/' . $community_widgets_part . '.php';
}
unset( $community_widgets_part );

<?php
/**
 * A suggestion for the site's privacy policy.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	static function (): void {
		$text = __( 'The newsletter form, the login, the board of groups and the showcase on this site are connected to our own community server. Your browser sends it what you enter there, and its network address. If you subscribe, it stores your email address, what you agreed to, and when. You can unsubscribe with one click in every email.', 'community-widgets' );
		wp_add_privacy_policy_content( __( 'Community Widgets', 'community-widgets' ), '<p>' . esc_html( $text ) . '</p>' );
	}
);

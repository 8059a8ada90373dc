<?php
/**
 * Removes what the plugin has stored, when it is deleted.
 *
 * @package CommunityWidgets
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

$community_widgets_sites = is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( 0 );
foreach ( $community_widgets_sites as $community_widgets_site ) {
	if ( $community_widgets_site ) {
		switch_to_blog( $community_widgets_site );
	}
	delete_option( 'community_widgets_server' );
	delete_option( 'community_widgets_newsletter' );
	wp_unschedule_hook( 'community_widgets_refresh' );
	if ( $community_widgets_site ) {
		restore_current_blog();
	}
}

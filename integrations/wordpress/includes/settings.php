<?php
/**
 * Settings → Community widgets: the address of the server, and the connection test.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

const PAGE        = 'community-widgets';
const TEST_ACTION = 'community_widgets_test';

add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_filter( 'plugin_action_links_' . plugin_basename( COMMUNITY_WIDGETS_FILE ), __NAMESPACE__ . '\add_settings_link' );

/** The address of the settings page. */
function settings_url(): string {
	return admin_url( 'options-general.php?page=' . PAGE );
}

/** Adds the page to the menu. */
function add_settings_page(): void {
	$title = __( 'Community widgets', 'community-widgets' );
	add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\settings_page' );
}

/** Registers the one setting. */
function register_settings(): void {
	register_setting(
		PAGE,
		SERVER_OPTION,
		array(
			'type'              => 'string',
			'default'           => '',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_server',
		)
	);
}

/**
 * The address as it is stored; what was stored before, where it is none.
 *
 * @param mixed $typed What was typed.
 */
function sanitize_server( $typed ): string {
	if ( ! is_string( $typed ) || '' === trim( $typed ) ) {
		return '';
	}
	$server = parse_server( $typed );
	if ( ! is_wp_error( $server ) ) {
		return $server;
	}
	// WordPress cleans an option twice when it is first stored.
	if ( function_exists( 'add_settings_error' ) && ! get_settings_errors( SERVER_OPTION ) ) {
		add_settings_error( SERVER_OPTION, $server->get_error_code(), $server->get_error_message() );
	}
	return server();
}

/**
 * Adds a link to the list of plugins.
 *
 * @param string[] $links Links as HTML.
 */
function add_settings_link( array $links ): array {
	array_unshift( $links, '<a href="' . esc_url( settings_url() ) . '">' . esc_html__( 'Settings', 'community-widgets' ) . '</a>' );
	return $links;
}

/** The page. */
function settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Community widgets', 'community-widgets' ); ?></h1>
		<?php show_test(); ?>
		<form action="options.php" method="post">
			<?php settings_fields( PAGE ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="community-widgets-server"><?php esc_html_e( 'Address of your server', 'community-widgets' ); ?></label></th>
					<td>
						<input id="community-widgets-server" name="<?php echo esc_attr( SERVER_OPTION ); ?>" class="regular-text code" inputmode="url" autocomplete="off" spellcheck="false" dir="ltr" placeholder="https://api.example.org" value="<?php echo esc_attr( server() ); ?>" aria-describedby="community-widgets-server-hint">
						<p class="description" id="community-widgets-server-hint"><?php esc_html_e( 'The address at which your community server runs. You can also paste the snippet that it shows.', 'community-widgets' ); ?></p>
					</td>
				</tr>
			</table>
			<p class="submit">
				<?php submit_button( __( 'Save and test the connection', 'community-widgets' ), 'primary', 'submit', false ); ?>
				<?php if ( server() ) : ?>
					<button class="button" form="community-widgets-test-form" name="<?php echo esc_attr( TEST_ACTION ); ?>" value="1"><?php esc_html_e( 'Test the connection', 'community-widgets' ); ?></button>
				<?php endif; ?>
			</p>
		</form>
		<form id="community-widgets-test-form" action="<?php echo esc_url( settings_url() ); ?>" method="post">
			<?php wp_nonce_field( TEST_ACTION ); ?>
		</form>
		<h2><?php esc_html_e( 'Add an element to a page', 'community-widgets' ); ?></h2>
		<p><?php esc_html_e( 'In the block editor, add one of the blocks below. In the classic editor, in a widget or in a page builder, write the shortcode.', 'community-widgets' ); ?></p>
		<table class="widefat striped" style="max-width: 48rem">
			<thead><tr>
				<th scope="col"><?php esc_html_e( 'Block', 'community-widgets' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Shortcode', 'community-widgets' ); ?></th>
				<th scope="col"><?php esc_html_e( 'What you can set', 'community-widgets' ); ?></th>
			</tr></thead>
			<tbody>
			<?php foreach ( element_attributes() as $tag => $attributes ) : ?>
				<tr>
					<td><?php echo esc_html( block_title( $tag ) ); ?></td>
					<td><code>[<?php echo esc_html( str_replace( '-', '_', $tag ) ); ?>]</code></td>
					<td><?php echo esc_html( implode( ', ', str_replace( '-', '_', array_keys( $attributes ) ) ) ); ?></td>
				</tr>
			<?php endforeach; ?>
			</tbody>
		</table>
	</div>
	<?php
}

/** Tests the connection after the button, and after saving, and says what came out. */
function show_test(): void {
	$is_asked = isset( $_POST[ TEST_ACTION ] ) && check_admin_referer( TEST_ACTION );
	// Only says that WordPress has just saved; nothing is changed by it.
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	$is_saved = isset( $_GET['settings-updated'] ) && server() && ! get_settings_errors( SERVER_OPTION );
	if ( ! $is_asked && ! $is_saved ) {
		return;
	}
	list( $works, $sentence ) = test_connection();
	printf(
		'<div class="notice notice-%s" role="status" id="community-widgets-test"><p>%s</p></div>',
		$works ? 'success' : 'error',
		esc_html( $sentence )
	);
}

/**
 * The name of a block.
 *
 * @param string $tag Tag of an element.
 */
function block_title( string $tag ): string {
	$type = \WP_Block_Type_Registry::get_instance()->get_registered( "community-widgets/{$tag}" );
	return $type ? $type->title : $tag;
}

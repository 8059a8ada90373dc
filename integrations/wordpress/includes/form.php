<?php
/**
 * The form inside <newsletter-signup>. Without scripts, the browser posts it to the server; with them, the element takes it over.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * The form in the language of the site; empty while the server has not yet said which consents it needs.
 *
 * @param string[] $attributes The attributes of the element.
 */
function signup_form( array $attributes ): string {
	static $forms = 0;
	$newsletter   = newsletter();
	if ( ! $newsletter ) {
		return '';
	}
	++$forms;
	$id    = 'community-widgets-' . $forms;
	$words = form_words();
	$level = min( 6, max( 1, (int) ( $attributes['heading-level'] ?? 2 ) ) );
	$lang  = $newsletter['locale'] ? ' lang="' . esc_attr( $newsletter['locale'] ) . '"' : '';
	$slot  = static function ( string $name ) use ( $attributes ): string {
		// Beside the form, title and promise must be in it: the element has no place for two columns around an owner's form.
		return 'bar' === ( $attributes['layout'] ?? '' ) ? '' : ' slot="' . $name . '"';
	};
	$title = "<h{$level} class=\"community-widgets-title\" dir=\"auto\"{$lang}" . $slot( 'heading' ) . '>' . esc_html( $newsletter['title'] ) . "</h{$level}>";
	if ( '' !== $newsletter['promise'] ) {
		$title .= '<p class="community-widgets-promise" dir="auto"' . $lang . $slot( 'promise' ) . '>' . esc_html( $newsletter['promise'] ) . '</p>';
	}
	$fields = '<p class="community-field"><label for="' . $id . '-email">' . esc_html( $words['email'] ) . '</label>'
		. '<input id="' . $id . '-email" name="email" type="email" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" dir="ltr" maxlength="254" required></p>';
	if ( in_array( 'name', $newsletter['fields'], true ) ) {
		$fields .= '<p class="community-field"><label for="' . $id . '-name">' . esc_html( $words['name'] ) . '</label>'
			. '<input id="' . $id . '-name" name="name" type="text" autocomplete="name" dir="auto" maxlength="200"></p>';
	}
	if ( $newsletter['topics'] ) {
		$fields .= '<fieldset class="community-field"' . $lang . '><legend>' . esc_html( $words['topics'] ) . '</legend>';
		foreach ( $newsletter['topics'] as $topic ) {
			$fields .= form_checkbox( 'topics', $topic['id'], $topic['label'], false );
		}
		$fields .= '</fieldset>';
	}
	foreach ( $newsletter['consents'] as $consent ) {
		$fields .= '<p class="community-field"' . $lang . '>' . form_checkbox( 'consents', $consent['purpose'], $consent['wording'], $consent['required'] ) . '</p>';
	}
	$hidden = '<input type="hidden" name="locale" value="' . esc_attr( $newsletter['locale'] ) . '">'
		. '<input type="hidden" name="page" value="' . esc_url( page_address() ) . '">'
		// A trap for robots, which people do not see.
		. '<input name="website" tabindex="-1" autocomplete="off" aria-hidden="true" hidden>';
	$button = '<button type="submit" class="wp-element-button">' . esc_html( $words['submit'] ) . '</button>';
	$open   = '<form class="community-form community-expanded" action="' . esc_url( server() . '/newsletter/subscriptions' ) . '" method="post">';
	$inside = $fields . $hidden . $button;
	return 'bar' === ( $attributes['layout'] ?? '' )
		? $open . '<div class="community-widgets-words">' . $title . '</div><div class="community-widgets-fields">' . $inside . '</div></form>'
		: $title . $open . $inside . '</form>';
}

/**
 * A box to tick, with its words.
 *
 * @param string $name     Name of the field.
 * @param string $value    What is sent.
 * @param string $label    The words beside it.
 * @param bool   $required Whether it must be ticked.
 */
function form_checkbox( string $name, string $value, string $label, bool $required ): string {
	return '<label class="community-checkbox"><input type="checkbox" name="' . $name . '" value="' . esc_attr( $value ) . '"' . ( $required ? ' required' : '' ) . '> <span>' . esc_html( $label ) . '</span></label>';
}

/** The words of the form in the language of the site, otherwise in English. */
function form_words(): array {
	static $words;
	if ( ! $words ) {
		$words = require __DIR__ . '/form-words.php';
	}
	$language = site_language();
	$primary  = (string) strtok( $language, '-' );
	$formal   = preg_match( '~-x-formal$~', $language ) ? "{$primary}-x-formal" : $primary;
	foreach ( array( $formal, $primary, 'zh' === $primary ? 'zh-Hans' : $primary ) as $name ) {
		if ( isset( $words[ $name ] ) ) {
			return $words[ $name ];
		}
	}
	return $words['en'];
}

/** Where the form stands, for the consent record: without what may identify a person. */
function page_address(): string {
	return (string) ( is_singular() ? get_permalink( get_queried_object_id() ) : home_url( '/' ) );
}

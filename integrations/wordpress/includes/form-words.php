<?php
/**
 * The words of the signup form, in the languages of the elements. Written by "npm run generate".
 *
 * @package CommunityWidgets
 */

defined( 'ABSPATH' ) || exit;

return array(
	'en' => array(
		'email' => 'Email',
		'submit' => 'Subscribe',
		'topics' => 'What would you like to read about?',
		'title' => 'Newsletter',
		'name' => 'Name (optional)',
	),
	'ar' => array(
		'email' => 'البريد الإلكتروني',
		'submit' => 'اشتراك',
		'topics' => 'ما المواضيع التي تهمّك؟',
		'title' => 'النشرة البريدية',
		'name' => 'الاسم (اختياري)',
	),
	'cy' => array(
		'email' => 'Cyfeiriad e-bost',
		'submit' => 'Tanysgrifio',
		'topics' => 'Am beth hoffech chi ddarllen?',
		'title' => 'Cylchlythyr',
		'name' => 'Enw (dewisol)',
	),
	'de' => array(
		'email' => 'E-Mail',
		'submit' => 'Abonnieren',
		'topics' => 'Worüber möchtest du lesen?',
		'title' => 'Newsletter',
		'name' => 'Name (optional)',
	),
	'de-x-formal' => array(
		'email' => 'E-Mail',
		'submit' => 'Abonnieren',
		'topics' => 'Worüber möchten Sie lesen?',
		'title' => 'Newsletter',
		'name' => 'Name (optional)',
	),
	'es' => array(
		'email' => 'Correo electrónico',
		'submit' => 'Suscribirme',
		'topics' => '¿Qué temas te interesan?',
		'title' => 'Boletín',
		'name' => 'Nombre (opcional)',
	),
	'fr' => array(
		'email' => 'E-mail',
		'submit' => 'S’abonner',
		'topics' => 'Quels sujets vous intéressent ?',
		'title' => 'Newsletter',
		'name' => 'Nom (facultatif)',
	),
	'it' => array(
		'email' => 'Email',
		'submit' => 'Iscriviti',
		'topics' => 'Quali argomenti ti interessano?',
		'title' => 'Newsletter',
		'name' => 'Nome (facoltativo)',
	),
	'ja' => array(
		'email' => 'メールアドレス',
		'submit' => '登録',
		'topics' => 'どんなトピックに興味がありますか？',
		'title' => 'ニュースレター',
		'name' => '名前（任意）',
	),
	'nl' => array(
		'email' => 'E-mailadres',
		'submit' => 'Inschrijven',
		'topics' => 'Waarover wil je lezen?',
		'title' => 'Nieuwsbrief',
		'name' => 'Naam (optioneel)',
	),
	'pl' => array(
		'email' => 'Adres e-mail',
		'submit' => 'Zapisz się',
		'topics' => 'O czym chcesz czytać?',
		'title' => 'Newsletter',
		'name' => 'Imię (opcjonalnie)',
	),
	'pt' => array(
		'email' => 'E-mail',
		'submit' => 'Inscrever-se',
		'topics' => 'Sobre o que você quer ler?',
		'title' => 'Newsletter',
		'name' => 'Nome (opcional)',
	),
	'zh-Hans' => array(
		'email' => '邮箱',
		'submit' => '订阅',
		'topics' => '你想看哪些内容？',
		'title' => '邮件简报',
		'name' => '姓名（选填）',
	),
);

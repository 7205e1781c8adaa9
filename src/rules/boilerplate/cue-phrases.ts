/**
 * Wordings of site furniture by class, in English, German, French, Spanish, Italian, Polish, Russian, Greek and Chinese, Dutch
 * and Portuguese, and the commonest ones in the Nordic languages, Turkish, Korean and Japanese. `anywhere` phrases say
 * something wherever they stand at the edge of a line; `alone` ones are plain words that only count in a line of a few words. One cue
 * proves nothing: classes are features of the line model, and how many different ones a text holds tells a page from an article.
 * Own collection; the model learns the weight of each class.
 */
export interface CueClass {
  readonly name: string;
  readonly anywhere: string;
  readonly alone: string;
}

export const CUE_CLASSES: readonly CueClass[] = [
  {
    name: 'byline',
    anywhere:
      'written by|reported by|reporting by|editing by|edited by|posted by|staff writer|staff reporter|contributing writer|news editor|chief editor|our correspondent|von unserem|ein artikel von|publié par|rédigé par|par la rédaction|escrito por|redacción|a cura di|redazione|autor tekstu|opracowanie|opracował|opracowała|автор статьи|автор материала|συντάκτης|记者|本报记者|责任编辑|编辑|作者|新华社|来源|journalist og|tekst og foto|texte von|aus dem englischen|door onze|van onze|da redação|haberi hazırlayan|por nossa redação|onze redactie|onze verslaggever',
    alone:
      'by|author|authors|reporter|correspondent|von|autor|autorin|par|auteur|por|di|autore|автор|авторы|корреспондент|редактор|του|από|źródło|autorzy|red|oprac|ap|afp|reuters|dpa|pap|redactie|redação',
  },
  {
    name: 'share',
    anywhere:
      'share this|share on|share via|share article|share story|share the|share with|tweet this|pin it|email this|send to a friend|email a friend|copy link|link copied|artikel teilen|beitrag teilen|auf facebook teilen|seite teilen|per mail|partager sur|partager cet|partagez|compartir en|compartir por|comparte|condividi su|condividi con|udostępnij|podziel się|wyślij znajomemu|poleć znajomym|поделиться|отправить другу|рассказать друзьям|κοινοποίηση|μοιραστείτε|分享到|分享|转发|推荐给|发送给好友|del artikkel|del på|dela artikeln|deel dit artikel|compartilhe|paylaş|sdílet|partilhar no|partilhe no|partilhe este|compartilhe no|compartilhe esta|copiar link|deel via|deel op|kopieer link|oferecer artigo|guardar artigo|offrir cet article|regala este|regala questo',
    alone:
      'share|shares|shared|tweet|tweets|email|mail|e-mail|pin|teilen|partager|compartir|condividi|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|messenger|digg|stumbleupon|delicious|google|instagram|youtube|tumblr|blogger|wykop|nk|vkontakte|вконтакте|одноклассники|微博|微信|qq空间|人人网|开心网|豆瓣|xing|flipboard|threads|bluesky|mastodon|rss|del|dela|delen|compartilhar|partilhar|partilhe|deel|bewaar|partilha',
  },
  {
    name: 'newsletter',
    anywhere:
      'newsletter|newsletters|sign up|sign me up|your inbox|in your inbox|daily briefing|email alerts|news alerts|breaking news alerts|your email address|enter your email|morning briefing|zum newsletter|newsletter abonnieren|inscrivez vous|infolettre|boletín|suscríbete|iscriviti|bądź na bieżąco|zapisz się|подпишитесь|подписаться|рассылка|рассылку|ενημερωτικό δελτίο|订阅|nyhetsbrev|nyhedsbrev|nieuwsbrief|e-bülten|뉴스레터|メルマガ|whatsapp kanal|subscreva a|assine a newsletter|assine nossa|receba as notícias|no seu e mail|schrijf je in|meld je aan|in je mailbox|onze nieuwsbrief|na newsletter|en tu correo|dans votre boîte|nella tua casella',
    alone: 'inbox|alerts|abonnieren|subscription|nieuwsbrief|nieuwsbrieven|boletins',
  },
  {
    name: 'legal',
    anywhere:
      'personal data|i agree to|i consent|by subscribing|by signing up|by registering|by clicking|you agree to|required field|required fields|field is required|personenbezogene daten|ich stimme|pflichtfeld|einwilligung|champ obligatoire|données personnelles|en vous inscrivant|campo obligatorio|datos personales|dati personali|campo obbligatorio|acconsento|wyrażam zgodę|danych osobowych|pole wymagane|pole jest wymagane|pole obowiązkowe|pola obowiązkowe|oświadczam|персональных данных|даю согласие|обязательное поле|обязательные поля|мнение редакции|редакция не несет|редакция не несёт|προσωπικών δεδομένων|προσωπικά δεδομένα|υποχρεωτικό πεδίο|υποχρεωτικά πεδία|仅供参考|与本网站立场|并不意味着|不代表|文责自负|privacy policy|privacy notice|privacy settings|privacy statement|cookie policy|cookies policy|cookie settings|cookie notice|use of cookies|uses cookies|use cookies|accept cookies|terms of use|terms of service|terms and conditions|terms conditions|do not sell|your privacy|datenschutz|datenschutzerklärung|cookie einstellungen|nutzungsbedingungen|verwendet cookies|impressum|agb|mentions légales|politique de confidentialité|conditions générales|politique de cookies|gestion des cookies|aviso legal|política de privacidad|política de cookies|informativa privacy|cookie policy|note legali|polityka prywatności|regulamin|pliki cookies|plików cookies|ciasteczka|политика конфиденциальности|пользовательское соглашение|правила использования|όροι χρήσης|πολιτική απορρήτου|προστασία δεδομένων|免责声明|法律声明|隐私|隐私政策|服务条款|备案|许可证|icp备|经营许可|违法和不良信息|gdpr|consent|legitimate interest|dmca|accessibility statement|externen inhalt|externe inhalte|eingebettete inhalte|contenu externe|external content|ekstern tjeneste|personvern|integritetspolicy|persoonsgegevens|política de privacidade|個人情報保護|개인정보|termos de uso|termos e condições|todos os cookies|li e aceito|privacyvoorwaarden|algemene voorwaarden|cookie instellingen|je gaat akkoord|je cookies',
    alone:
      'privacy|terms|legal|disclaimer|cookies|cookie|accessibility|ferpa|правила|регламент|privacidade|termos|voorwaarden|privacybeleid|cookiebeleid',
  },
  {
    name: 'related',
    anywhere:
      "read more|read also|also read|read next|read full|related articles|related stories|related content|related news|related posts|related topics|related links|more from|more stories|more news|more on|more in|most read|most popular|most viewed|most shared|most commented|trending now|top stories|latest news|latest stories|recommended for you|you may also|you might also|up next|editors picks|editor's picks|dont miss|don't miss|what to read|keep reading|in case you missed|see also|see more|view all|popular posts|recent posts|previous article|next article|previous post|next post|lesen sie auch|mehr zum thema|das könnte sie|auch interessant|meistgelesen|mehr aus|weitere artikel|weitere themen|zum thema|ähnliche artikel|mehr lesen|weiterlesen|à lire aussi|lire aussi|à lire|lire la suite|sur le même sujet|les plus lus|plus d'articles|articles liés|voir aussi|le plus lu|lee también|te puede interesar|más noticias|lo más leído|lo más visto|más leídas|noticias relacionadas|ver más|leer más|leggi anche|potrebbe interessarti|i più letti|altre notizie|articoli correlati|continua a leggere|czytaj także|czytaj też|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj także|polecamy|najczęściej czytane|więcej informacji|najnowsze|powiązane artykuły|читайте также|читать далее|смотрите также|материалы по теме|по теме|другие новости|последние новости|самое читаемое|популярное|главные новости|все новости|ещё новости|новости партнеров|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε περισσότερα|σχετικά άρθρα|σχετικά θέματα|περισσότερα|δημοφιλή|τελευταία νέα|ροή ειδήσεων|相关新闻|相关阅读|相关报道|相关链接|推荐阅读|热点新闻|更多|上一篇|下一篇|热门|排行榜|延伸阅读|新闻排行|今日热点|精彩推荐|点击排行|les også|les mer|läs också|läs även|läs mer|læs også|læs mere|lees ook|lees meer|lue myös|leia também|leia mais|veja também|citește și|čtěte také|přečtěte si|ayrıca okuyun|haberin devamı|関連記事|関連ニュース|あわせて読みたい|관련기사|많이 본|lesen sie hier|lesen sie mehr|mehr dazu|hier lesen sie|aktuelles zum|aktuelles zu|zum liveblog|saiba mais|mais lidas|mais vistos|mais notícias|notícias relacionadas|última hora|lees verder|meer over|meest gelezen|meest bekeken|meer nieuws|laatste nieuws|net binnen|aanbevolen artikelen|sujets associés|te recomendamos|ti potrebbe",
    alone:
      'related|trending|popular|latest|recommended|headlines|more|mehr|meistgelesen|aktuell|más|więcej|ещё|еще|дальше|ειδήσεις|next|previous|prev|back|zurück|weiter|dalej|wstecz|назад|вперед|relacionadas|destaques|gerelateerd|aanbevolen|populair',
  },
  {
    name: 'credit',
    anywhere:
      'getty images|photo by|photos by|photograph by|image credit|photo credit|picture credit|photo courtesy|file photo|file image|ap photo|reuters photo|pa wire|pa images|shutterstock|istock|photo illustration|image source|stock photo|foto dpa|bild dpa|picture alliance|imago images|quelle bild|crédit photo|photo afp|foto ap|foto archivio|foto efe|zdj|fot|фото|φωτογραφία|φωτό|资料图|摄影|图片来源|供图|사진 출처|사진 제공|사진 캡처|자료 사진|写真 提供|foto av|foto van|bild von|symbolbild|archivbild|archivfoto|screenshot|infografik|getty|ritzau scanpix|ntb scanpix|imago|zuma press|anadolu|epa efe|keystone|legende|légende',
    alone:
      'photo|photos|image|images|picture|credit|foto|fotos|bild|bilder|getty|imago|unsplash|alamy|图|legende|grafik|illustration|fotó|kuva|scanpix|epa|quelle|kilde|fonte|사진|写真',
  },
  {
    name: 'comment',
    anywhere:
      'leave a comment|leave a reply|post a comment|add a comment|add comment|view comments|show comments|join the conversation|be the first to comment|comments are closed|report abuse|log in to comment|sort by|all comments|read comments|your comment|write a comment|no comments|comment on this|have your say|reply to|report comment|flag as|kommentar schreiben|kommentare anzeigen|diskutieren sie|laisser un commentaire|commentaires|réagir|votre commentaire|deja un comentario|comentarios|deja tu comentario|lascia un commento|commenti|dodaj komentarz|skomentuj|komentarze|twój komentarz|zgłoś|комментарии|комментировать|оставить комментарий|ваш комментарий|добавить комментарий|σχόλια|σχολιάστε|προσθήκη σχολίου|发表评论|网友评论|评论|跟帖|我要评论|登录发表|匿名发表|留言|kommentarer|skriv kommentar|reacties|yorumlar|댓글|コメント|deixe um comentário|ver comentários|para comentar|regras da comunidade|reportar um erro|laat een reactie|log in om te reageren|plaats een reactie|reageer op|onze huisregels|charte de modération|normas de participación|per commentare',
    alone:
      'comment|comments|reply|replies|discussion|like|dislike|likes|upvote|antworten|kommentare|kommentar|répondre|responder|odpowiedz|opinie|forum|ответить|форум|回复|赞|comentários|comentar|reacties|reageren|reageer|reactie|réagir',
  },
  {
    name: 'nav',
    anywhere:
      'skip to|main menu|home page|homepage|site map|sitemap|contact us|about us|advertise with us|work with us|our team|search for|main content|main navigation|toggle navigation|back to top|go to|open menu|close menu|my account|mobile version|desktop version|all rights|site search|help center|customer service|rss feed|rss feeds|e paper|epaper|todays paper|zur startseite|zum inhalt|direkt zum|über uns|kontakt|mediadaten|accès direct|aller au contenu|qui sommes nous|plan du site|contactez nous|quiénes somos|mapa web|contacto|chi siamo|contatti|strona główna|o nas|mapa strony|redakcja|wersja mobilna|przejdź do|главная страница|на главную|карта сайта|о нас|о проекте|контакты|обратная связь|мобильная версия|версия для печати|полная версия|αρχική σελίδα|επικοινωνία|ταυτότητα|χάρτης|ποιοι είμαστε|首页|网站地图|联系我们|关于我们|设为首页|加入收藏|返回首页|返回顶部|当前位置|网站导航|新闻中心|您的位置|站内搜索|手机版|客户端|ir para o|voltar ao topo|página inicial|quem somos|ficha técnica|fale conosco|ga naar|naar boven|over ons|naar inhoud',
    alone:
      'home|menu|search|news|sport|sports|politics|business|opinion|weather|entertainment|lifestyle|world|local|technology|tech|health|travel|science|culture|arts|education|contact|about|help|faq|jobs|careers|archive|archives|classifieds|obituaries|topics|sections|categories|category|events|close|blogs|blog|shop|store|crossword|puzzles|horoscope|startseite|suche|politik|wirtschaft|kultur|panorama|wissen|reise|wetter|gesellschaft|accueil|recherche|politique|économie|culture|inicio|buscar|política|economía|deportes|cultura|sociedad|cerca|cronaca|politica|economia|szukaj|kultura|biznes|polska|świat|zdrowie|gospodarka|nauka|wideo|kraj|главная|поиск|новости|политика|экономика|общество|спорт|культура|мир|происшествия|наука|авто|погода|архив|αρχική|αναζήτηση|πολιτική|οικονομία|κόσμος|ελλάδα|αθλητικά|υγεία|πολιτισμός|κοινωνία|διεθνή|新闻|体育|财经|娱乐|科技|汽车|房产|教育|视频|博客|论坛|国际|国内|社会|军事|健康|图片|旅游|文化|经济|时尚|女性|手机|地方|滚动|游戏|数码|início|pesquisar|contactos|contacto|contato|notícias|desporto|esportes|voorpagina|zoeken|regio|adverteren|vacatures|economie|binnenland|buitenland|sobre|hemeroteca|portada|rechercher',
  },
  {
    name: 'ad',
    anywhere:
      'story continues below|article continues below|continue reading below|scroll to continue|advertisement continue|sponsored by|sponsored content|paid content|partner content|paid post|ad feedback|report this ad|remove ads|skip ad|affiliate links|affiliate commission|we may earn|may earn a commission|earn commission|recommended by outbrain|by taboola|weiter nach der anzeige|contenu sponsorisé|artykuł sponsorowany|materiał partnera|на правах рекламы|реклама на сайте|размещение рекламы|διαφημιστείτε|continua após a publicidade|continua depois da publicidade|conteúdo patrocinado|gesponsorde inhoud|gaat verder onder|lees verder onder de|contenus sponsorisés|contenido patrocinado|contenuto sponsorizzato',
    alone:
      'advertisement|advertisements|advertising|advertise|ad|ads|sponsored|promoted|anzeige|werbung|publicité|annonce|publicidad|anuncio|pubblicità|reklama|reklamy|ogłoszenia|реклама|объявления|διαφήμιση|广告|推广|publicidade|patrocinado|advertentie|advertenties|gesponsord',
  },
  {
    name: 'follow',
    anywhere:
      'follow us|follow me|follow on|find us on|like us|join us on|our app|download the app|download our|app store|google play|get the app|our channel|subscribe to our channel|us on facebook|us on twitter|on google news|our whatsapp|our telegram|our facebook page|folgen sie|folgen sie uns|suivez nous|suivez|síguenos|síguenos en|seguici su|seguici|obserwuj nas|śledź nas|dołącz do nas|мы в соцсетях|мы в|подписывайтесь|присоединяйтесь|следите за|ακολουθήστε|ακολουθήστε μας|关注我们|官方微博|官方微信|微信公众|扫描二维码|扫一扫|下载客户端|siga nos|siga o canal|nosso canal|nossa app|nosso aplicativo|volg ons|ons whatsapp|onze app|fuente preferida|fonte preferencial|voorkeursbron|bevorzugte quelle|preferred source',
    alone: 'follow|following|folgen|seguir|segui|app|android|iphone|ios|подписаться|siga|volg|volgen',
  },
  {
    name: 'bio',
    anywhere:
      "about the author|about the writer|is a reporter|is a freelance|is a journalist|is a staff writer|is a senior|is an editor|is the editor|is a contributor|covers the|covers politics|contributed to this report|contributed to this|contributed reporting|can be reached at|reach him at|reach her at|zur person|à propos de l'auteur|sobre el autor|l'autore|o autorze|об авторе|view all posts|more by|all posts by|more about|see full bio|ist redakteur|ist redakteurin|ist korrespondent|ist korrespondentin|ist autor|ist autorin|ist freier journalist|ist freie journalistin|schreibt über|schreibt für|arbeitet als journalist|est journaliste|es periodista|è giornalista|is the author of|is author of|is a correspondent|is a columnist|national affairs correspondent|é jornalista|é repórter|sobre o autor|sobre a autora|over de auteur|is verslaggever|is redacteur|schrijft sinds|ver biografía|über die autorin|über den autor",
    alone:
      'biography|profile|bio|profil|contributor|redakteur|redakteurin|korrespondent|korrespondentin|journaliste|periodista|journalist|columnist|jornalista|verslaggever|redacteur|redactora|giornalista',
  },
  {
    name: 'donate',
    anywhere:
      "donate now|make a donation|support our journalism|support us|support our|become a member|become a supporter|your support|your donation|readers like you|independent journalism|membership|tax deductible|subscribe now|subscribe to|subscribe for|subscribe today|start your subscription|already a subscriber|subscribers only|for subscribers|unlimited access|digital subscription|free trial|per month|jetzt abonnieren|jetzt testen|jetzt lesen|abo abschließen|abonnenten|abonnez vous|je m'abonne|réservé aux abonnés|déjà abonné|hazte socio|suscripción|suscriptores|abbonati|abbonamento|prenumerata|wspieraj|wesprzyj nas|поддержите нас|поддержать|подписка|assine já|assine por|para assinantes|já é assinante|alleen voor abonnees|al abonnee|word abonnee|lees verder voor|reservado a suscriptores",
    alone:
      'donate|subscribe|membership|spenden|abo|abonnement|donar|dona|premium|plus|prenumeruj|support|buy|order|offers|deals|coupons|assine|assinar|assinante|assinantes|abonneren|abonnee|abonnees',
  },
  {
    name: 'copyright',
    anywhere:
      'no part of|without permission|without prior|without the prior|without the express|ohne schriftliche|vervielfältigung|toute reproduction|queda prohibida|prohibida la|riproduzione riservata|żadna część|może być powielana|rozpowszechnianie|kopiowanie|bez zgody|копирование материалов|любое использование|η αναπαραγωγή|χωρίς γραπτή|书面授权|违者必究|all rights reserved|rights reserved|copyright|may not be reproduced|may not be published|this material may|registered in england|registered office|a division of|powered by|alle rechte|rechte vorbehalten|tous droits|droits réservés|todos los derechos|derechos reservados|tutti i diritti|diritti riservati|partita iva|wszelkie prawa|prawa zastrzeżone|wszystkie prawa|все права|права защищены|перепечатка|при использовании материалов|использование материалов|гиперссылка|свидетельство о регистрации|с письменного разрешения|πνευματικά δικαιώματα|δικαιώματα|με επιφύλαξη|απαγορεύεται|αναδημοσίευση|版权所有|未经授权|转载请|版权声明|不得转载|版权归|侵权|本网|todos os direitos|alle rechten voorbehouden',
    alone: 'copyrights',
  },
  {
    name: 'media',
    anywhere:
      'watch video|watch now|watch live|watch the|play video|live stream|photo gallery|photo galleries|view gallery|listen now|listen to|this video|video player|audio player|full screen|launch gallery|slide show|slideshow|image gallery|your browser does not|video ansehen|bildergalerie|fotostrecke|zum video|en vidéo|en images|galería de|fotogalería|galleria fotografica|fotogaleria|galeria zdjęć|obejrzyj|zobacz zdjęcia|zobacz galerię|фотогалерея|смотреть видео|видео дня|φωτογραφίες|δείτε|βίντεο|高清图|组图|视频播放|点击查看|ausklappen|aufklappen|zuklappen|mehr anzeigen|se video|se bildene|bekijk de|video abspielen|beitrag hören|artikel anhören|listen to this article|ouvir artigo|ouça este|luister naar|vídeo indisponível|deze video',
    alone:
      'video|videos|watch|listen|live|gallery|galleries|podcast|podcasts|audio|play|pause|mute|photos|radio|tv|galerie|galeria|vidéo|vidéos|vídeo|видео|фото|аудио|онлайн|zdjęcia|wideo|embed|liveblog|infografik|live blog|ouvir|luister|luisteren|vídeos',
  },
  {
    name: 'tags',
    anywhere:
      'filed under|posted in|tagged with|in this article|topics in this|more topics|explore more|mentioned in|themen in diesem|schlagworte|mots clés|étiquettes|palabras clave|archivado en|argomenti|tagi|słowa kluczowe|tematy|теги|метки|рубрики|ключевые слова|ετικέτες|关键词|标签|责编|published under|tópicos relacionados',
    alone:
      'tags|tag|topics|topic|themen|thema|tematy|temat|etiquetas|temas|tema|темы|тема|рубрика|hashtags|keywords|etiketter|trefwoorden|태그|tópicos|onderwerpen|etiketten|assuntos',
  },
  {
    name: 'action',
    anywhere:
      'click here|click to|find out more|learn more|read the full|show more|load more|view more|see all|show all|expand|get started|try it|shop now|buy now|book now|check it out|download now|apply now|find a|here for more|for more information|for more details|visit our|hier klicken|mehr erfahren|mehr anzeigen|alle anzeigen|jetzt anmelden|cliquez ici|en savoir plus|voir plus|afficher plus|haz clic|saber más|mostrar más|clicca qui|scopri di più|mostra altro|kliknij|dowiedz się więcej|pokaż więcej|rozwiń|sprawdź|нажмите|узнать больше|подробнее|показать ещё|показать еще|κάντε κλικ|πατήστε|点击|查看更多|展开|收起|下一页|上一页|尾页',
    alone:
      'click|expand|collapse|continue|submit|send|loading|retry|refresh|edit|save|saved|print|drucken|imprimer|imprimir|stampa|drukuj|печать|распечатать|εκτύπωση|打印|保存|download|register',
  },
  {
    name: 'stamp',
    anywhere:
      'min read|minute read|minutes read|mins read|read time|reading time|last updated|last modified|first published|published on|published at|updated on|updated at|posted on|posted at|time ago|hours ago|hour ago|minutes ago|days ago|day ago|weeks ago|months ago|years ago|lesezeit|zuletzt aktualisiert|aktualisiert am|veröffentlicht am|erstellt am|stand|publié le|mis à jour|modifié le|temps de lecture|publicado el|actualizado|tiempo de lectura|pubblicato il|aggiornato|tempo di lettura|data publikacji|ostatnia aktualizacja|dodano|aktualizacja|опубликовано|обновлено|дата публикации|просмотров|просмотры|δημοσίευση|τελευταία ενημέρωση|δημοσιεύθηκε|ενημερώθηκε|发布时间|发表时间|浏览次数|点击数|阅读|字体|字号|publisert|publicerad|uppdaterad|oppdatert|sist oppdatert|opdateret|udgivet|gepubliceerd|bijgewerkt|laatst bijgewerkt|publicado em|atualizado em|publiziert|aktualisiert|lesedauer|güncelleme|yayınlanma|입력|기사입력|最終更新|tempo de leitura|atualizado há|laatste update|bijgewerkt op|leestijd|minuten leestijd',
    alone:
      'published|updated|posted|modified|est|edt|gmt|pst|uhr|views|veröffentlicht|aktualisiert|publié|publicado|pubblicato|views|reads|wyświetleń|odsłon|ώρα|publiziert|atualizado|bijgewerkt|gepubliceerd|leestijd',
  },
  {
    name: 'account',
    anywhere:
      'log in|sign in|log out|sign out|create account|create an account|create a free|forgot password|forgot your password|my profile|your account|register now|register for|remember me|username|password|einloggen|registrieren|passwort|mein konto|se connecter|mot de passe|mon compte|créer un compte|iniciar sesión|regístrate|contraseña|mi cuenta|accedi|registrati|zaloguj się|zarejestruj się|załóż konto|zapomniałeś hasła|hasło|войти|регистрация|забыли пароль|пароль|зарегистрироваться|личный кабинет|σύνδεση|εγγραφή|κωδικός|登录|注册|用户名|密码|忘记密码|logg inn|logga in|log ind|inloggen|giriş yap|로그인|iniciar sessão|inicie sessão|faça login|criar conta|maak een account',
    alone:
      'login|logout|signin|signup|account|anmelden|abmelden|registrieren|connexion|inscription|ingresar|entrar|wyloguj|zaloguj|логин|вход|выход|inloggen|uitloggen|registreren|cadastre',
  },
  {
    name: 'date',
    anywhere:
      'january|february|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|星期|日期|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|augustus|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag',
    alone:
      'jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|may|today|yesterday|heute|hier|hoy|oggi|dziś|сегодня|вчера|σήμερα|hoje|ontem|vandaag|gisteren',
  },
];

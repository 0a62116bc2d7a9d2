"""Pages that stand in the way of an article."""

from collections.abc import Iterator

from summarizer.types import Page
from tests.sample_pages import json_ld
from tests.state_pages.parts import FOOT, MENU, document, served


def paywalls() -> Iterator[Page]:
    """Stubs: a headline and a demand, with a sentence of the article at most."""
    yield served(
        document(
            f'{MENU}<article><h1>Valley picks early</h1><div class="paywall"><h2>Subscribe to '
            "continue reading</h2><p>Unlimited access for 1 crown a week. Cancel any time.</p>"
            f'<a href="/login">Already a subscriber? Sign in</a></div></article>{FOOT}',
            title="Valley picks early | Courier",
            head=json_ld(headline="Valley picks early", isAccessibleForFree=False),
        )
    )
    yield served(
        document(
            f'{MENU}<main><h1>Fire closes tunnel</h1><p class="standfirst">Nine hours on the pass.'
            '</p><div id="barrier-page"><h3>Become a subscriber to read this article</h3><ul><li>'
            "Standard digital: 9 a month</li><li>Premium digital: 19 a month</li></ul></div></main>"
            f"{FOOT}",
            title="Fire closes tunnel",
        )
    )
    yield served(
        document(
            f"{MENU}<article><h1>Le barrage tient</h1><p>Article réservé aux abonnés</p><p>Il vous "
            "reste 89&nbsp;% de cet article à lire. La suite est réservée aux abonnés.</p></article>",
            title="Le barrage tient",
            lang="fr",
        )
    )
    yield served(
        document(
            f"{MENU}<article><h1>Der Damm hält</h1><p>Lesen Sie diesen Artikel mit Courier Plus.</p>"
            "<p>Jetzt weiterlesen: den ersten Monat gratis testen.</p></article>",
            title="Der Damm hält (S+)",
            lang="de",
            head=json_ld(headline="Der Damm hält", isAccessibleForFree="false"),
        )
    )
    yield served(
        document(
            f"{MENU}<article><h1>Valley picks early</h1><p>This content is for members only. "
            'Please <a href="/wp-login.php">log in</a> or <a href="/join">join</a> to read it.</p>'
            f"</article>{FOOT}",
            title="Valley picks early – Courier",
        )
    )
    yield served(document("<h1>401 Unauthorized</h1>", title="401"), status=401)


def consents() -> Iterator[Page]:
    """Walls of consent instead of the page."""
    yield served(
        document(
            '<div class="con-wizard"><h1>Before you continue to Courier</h1><p>We, the Courier '
            "family of brands, and our 241 partners use cookies to store and access information on "
            "your device, to show personalised ads and content and to measure who reads us.</p>"
            '<form action="/v2/collectConsent"><button name="agree">Accept all</button><button '
            'name="reject">Reject all</button><a href="/manage">Manage privacy settings</a></form></div>',
            title="Courier is part of the Example family of brands",
        ),
        "/v2/collectConsent?sessionId=3_cc",
    )
    yield served(
        document(
            '<div class="purabo"><h1>Mit Werbung weiterlesen oder Pur-Abo</h1><p>Wir verwenden '
            "Cookies und geben Daten an unsere bis zu 190 Partner weiter, um Anzeigen zu "
            "personalisieren.</p><button>Alle akzeptieren</button><p>Schon Pur-Leser? Hier "
            "anmelden.</p></div>",
            title="Zustimmung | Kurier",
            lang="de",
        )
    )
    yield served(
        document(
            '<div id="didomi-host"><div id="didomi-popup"><h2>Bienvenue sur le Courrier</h2><p>Nous '
            "utilisons des cookies, avec nos 543 partenaires, pour stocker et accéder à des "
            "informations sur votre appareil.</p><button>Tout accepter</button><button>Continuer "
            "sans accepter</button></div></div>",
            title="Le Courrier",
            lang="fr",
        )
    )
    yield served(
        document(
            '<div class="sp-message"><h1>We value your privacy</h1><p>We and our partners store '
            "and access information on a device, such as cookies, and process personal data, such "
            "as unique identifiers, for personalised advertising and content.</p><button>Accept "
            "all</button><button>Manage preferences</button></div>",
            title="Privacy Center",
        )
    )
    yield served(
        document(
            '<main class="cookiewall"><h1>Uw privacy-instellingen</h1><p>De Koerier gebruikt '
            "cookies. Om onze artikelen te lezen moet u cookies accepteren.</p><button>Akkoord"
            "</button><button>Instellingen beheren</button></main>",
            title="Cookies | De Koerier",
            lang="nl",
        ),
        "/cookiewall/?url=/nieuws",
    )
    yield served(
        document(
            "<div class='gdpr'><h1>Su privacidad es importante</h1><p>Utilizamos cookies propias y "
            "de terceros para mostrarle publicidad personalizada.</p><p>Puede aceptar todas las "
            "cookies o pagar 0,99 al mes.</p><button>Aceptar y continuar</button></div>",
            title="El Correo",
            lang="es",
        )
    )


def bot_walls() -> Iterator[Page]:
    """Challenges and refusals that the usual guards serve to programs."""
    yield served(
        '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" '
        'content="noindex,nofollow"><meta http-equiv="refresh" content="360"></head><body><div '
        'class="main-wrapper"><div class="main-content"><noscript><span id="challenge-error-text">'
        "Enable JavaScript and cookies to continue</span></noscript></div></div><script>(function(){"
        "window._cf_chl_opt = {cvId: '3'};})();</script></body></html>",
        status=403,
    )
    yield served(
        "<html><head><title>example.com</title><style>#cmsg{animation: A 1.5s;}</style></head><body "
        'style="margin:0"><p id="cmsg">Please enable JS and disable any ad blocker</p><script '
        "data-cfasync=\"false\">var dd={'rt':'c','cid':'AHrl','host':'geo.captcha-delivery.com'}"
        '</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
    )
    yield served(
        "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have "
        'permission to access "http&#58;&#47;&#47;www&#46;example&#46;com&#47;news" on this server.<P>'
        "Reference&#32;&#35;18&#46;2d3e</BODY></HTML>",
        status=403,
    )
    yield served(
        '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head>'
        '<body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?'
        'SWUDNSAI=31" frameborder=0 width="100%">Request unsuccessful. Incapsula incident ID: '
        "1234-5678</iframe></body></html>",
    )
    yield served(
        document(
            '<section class="container"><h1>Let\'s confirm you are human</h1><p>Complete the security '
            "check before continuing. This step verifies that you are not a bot, which helps to "
            "protect your account and prevent spam.</p><button>Begin</button></section><script src="
            '"https://token.awswaf.com/challenge.js"></script>',
            title="Human Verification",
        ),
        status=405,
    )
    yield served(
        document(
            '<div class="container"><h1>We\'ve detected unusual activity from your computer network'
            "</h1><p>To continue, please click the box below to let us know you're not a robot.</p>"
            '<div id="px-captcha"></div><h2>Why did this happen?</h2><p>Please make sure your browser '
            "supports JavaScript and cookies and that you are not blocking them from loading.</p>"
            "<p>For inquiries related to this message please contact our support team and provide "
            "the reference ID below.</p></div>",
            title="Courier - Are you a robot?",
        )
    )
    yield served("<html><body><h1>429 Too Many Requests</h1>nginx</body></html>", status=429)
    yield served(
        document(
            '<div class="cf-wrapper"><h1>Sorry, you have been blocked</h1><h2>You are unable to access'
            " example.com</h2><p>This website is using a security service to protect itself from "
            "online attacks. The action you just performed triggered the security solution.</p><p>"
            "Cloudflare Ray ID: 8a1b</p></div>",
            title="Attention Required! | Cloudflare",
        ),
        status=403,
    )


def scripts() -> Iterator[Page]:
    """Shells that a browser would fill."""
    yield served(
        document(
            '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
            '<script src="/static/js/main.2f3c.js"></script>',
            title="Courier",
        )
    )
    yield served(
        document(
            '<div id="placeholder"></div><noscript><div class="errorContainer"><h1>JavaScript is not '
            "available.</h1><p>We've detected that JavaScript is disabled in this browser. Please "
            "enable JavaScript or switch to a supported browser to continue.</p></div></noscript>"
            '<script src="/client.js"></script>',
            title="",
        )
    )
    yield served(
        document(
            '<app-root></app-root><script type="module" src="main-ABC.js"></script>',
            title="Kurier",
            lang="de",
        )
    )
    yield served(
        document(
            f'{MENU}<div id="app"><div class="skeleton"></div></div>{FOOT}<script>window.__STATE__={{}};'
            '</script><script src="/bundle.js"></script><noscript>Please enable JavaScript to view '
            "this page.</noscript>",
            title="Valley picks early",
        )
    )
    yield served(
        document(
            "<noscript><p>Pour lire cet article, activez JavaScript dans votre navigateur.</p>"
            '</noscript><div id="__nuxt"></div><script src="/_nuxt/entry.js"></script>',
            title="Le Courrier",
            lang="fr",
        )
    )
    yield served(
        document(
            '<div class="loading">Loading…</div><script>fetch("/api/story/1").then(show)</script>',
            title="Valley picks early",
        )
    )

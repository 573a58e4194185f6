"""The look in a real browser: readable by everybody, no sideways scroll, manners that work."""

import pytest

from tools.testing.browser import sideways_scroll

GUIDE = "/styleguide"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, True)])
@pytest.mark.parametrize("shell", ["", "?desk=1"], ids=["public", "desk"])
def test_every_component_can_be_read_by_everybody(open_page, axe, width, shell, dark):
    page = open_page(width=width, dark=dark)

    page.goto(GUIDE + shell)

    assert axe(page) == []
    assert sideways_scroll(page) == 0


def test_the_guide_stands_without_scripts(open_page):
    page = open_page(scripts=False)

    page.goto(GUIDE)

    assert page.locator("[data-theme-switch]").first.is_hidden()
    assert page.locator("#guide-file_drop input[type=file]").is_visible()
    assert page.locator("#guide-menu ul").is_hidden()
    page.locator("#guide-menu summary").click()
    assert page.locator("#guide-menu ul").is_visible()


def test_the_theme_is_remembered_on_the_next_page(page):
    page.goto(GUIDE)

    page.locator("[data-theme-switch]").first.click()
    page.goto("/hors-ligne")

    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_keyboard_goes_everywhere(page):
    page.goto(GUIDE)

    page.keyboard.press("j")
    assert "row-link" in page.evaluate("document.activeElement.className")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("?")
    assert not page.locator("#shortcuts").is_visible(), "typing is not a command"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#shortcuts").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    assert page.locator("dialog#palette").is_visible()


def test_a_shortcut_presses_its_button_even_from_a_note(page):
    page.goto(GUIDE)
    page.evaluate(
        "document.addEventListener('click', e => {"
        " if (e.target.closest('[name=outcome]')) { e.preventDefault();"
        " window.pressed = e.target.closest('button').value } }, true)"
    )

    page.locator("#composer-text").focus()
    page.keyboard.press("2")
    assert page.evaluate("window.pressed") is None
    page.keyboard.press("Alt+2")
    assert page.evaluate("window.pressed") == "no_answer"


def test_a_dialog_opens_and_closes_by_the_veil(page):
    page.goto(GUIDE)

    page.locator("[data-opens=sample-dialog]").click()
    assert page.locator("#sample-dialog").is_visible()
    page.mouse.click(5, 5)
    assert page.locator("#sample-dialog").is_hidden()


def test_a_form_is_not_sent_twice_by_an_impatient_press(page):
    page.goto(GUIDE)
    sent = []
    page.route("**/essai", lambda route: sent.append(route.request.url))
    page.evaluate("document.querySelector('#guide-spend_card form').action = '/essai'")

    page.evaluate(
        "const b = document.querySelector('#guide-spend_card form button'); b.click(); b.click()"
    )
    page.wait_for_timeout(300)

    assert len(sent) == 1


def test_a_refusal_lands_in_the_notice(page):
    page.goto(GUIDE)
    page.route(
        "**/essai",
        lambda route: route.fulfill(
            status=409,
            headers={"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"},
            content_type="text/html",
            body='<div class="refusal" role="alert" data-code="offers.closed">Fermé.</div>',
        ),
    )

    page.evaluate("htmx.ajax('POST', '/essai', {target: '#guide-row', swap: 'outerHTML'})")

    page.locator("#notice [data-code='offers.closed']").wait_for()
    assert page.locator("#guide-row").is_visible()


def test_what_was_typed_is_there_after_a_reload(page):
    page.goto(GUIDE)
    page.evaluate("document.querySelector('#composer').dataset.autosave = 'essai'")
    page.evaluate("htmx.trigger(document.body, 'htmx:load', {elt: document.body})")

    page.locator("#composer-text").fill("Bonjour, l’étiquette sera ronde.")
    page.wait_for_timeout(1500)

    assert "gardé" in page.locator("#composer [data-saved]").inner_text()
    assert "ronde" in page.evaluate("localStorage.getItem('draft:essai')")


def test_files_tell_their_true_progress_and_why_they_are_refused(page):
    page.goto(GUIDE)
    page.route(
        "**/envoi",
        lambda route: route.fulfill(status=422, content_type="text/plain", body="Trop lourd."),
    )
    page.evaluate("document.querySelector('#guide-file_drop form').dataset.upload = '/envoi'")
    file = {"name": "étiquette.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 300_000}

    page.locator("#guide-file_drop input[type=file]").set_input_files([file])

    refused = page.locator("#guide-file_drop .file[data-wrong]")
    refused.wait_for()
    assert "étiquette.jpg" in refused.inner_text()
    assert "Trop lourd." in refused.inner_text()


def test_the_counter_and_the_signature_follow_what_is_typed(page):
    page.goto(GUIDE)

    page.locator("#id_description").fill("Un logo")
    page.locator("#guide-signature #id_name").fill("Paul Girard")

    assert page.locator("[data-count-for=id_description]").inner_text() == "7 / 4\u202f000"
    assert page.locator(".signing-name").inner_text() == "Paul Girard"

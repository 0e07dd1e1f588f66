"""Pages as browsers copy them: heads, bylines, interruptions and feet in the manners of many sites.

A layout puts one of each together around the body of an article of Wikinews. What is between them
is labelled by its making. Written for `benchmarks.articles`; no site is copied, the furniture is in
the manner of wires, dailies, tabloids, magazines, ministries, associations, blogs and live pages.
"""

from __future__ import annotations

from typing import NamedTuple


class Head(NamedTuple):
    """Lines above the title, and how it is written (`{title}`); `{site}` is the publisher."""

    kind: str
    lines: str
    title: str = "{title}"


class Meta(NamedTuple):
    """Lines between title and body. `by` and `day` say what the lines state of them."""

    lines: str
    by: bool = True
    day: bool = True


HEADS = (
    Head("wire", ""),
    Head("wire", "{site}\nWorld\nBusiness\nLegal\nMarkets\nMore\nMy News\nSign In\nRegister"),
    Head(
        "daily",
        "Skip to main content\nOpen menu\n{site}\nSubscribe\nSign in\nNews\nOpinion\nSport\nCulture\nLifestyle\nMore",
    ),
    Head(
        "daily",
        "Jump directly to the content\nUK Edition\nUS Edition\nAll Football\nTV\nShowbiz\nNews\nMotors\nTravel",
    ),
    Head("daily", "{title} | {site}\nHome\nNation\nWorld\nCity News\nBusiness\nTech\nSearch"),
    Head(
        "tabloid",
        "BREAKING NEWS\nLive: Storm closes roads\nNEWS\nSPORT\nSHOWBIZ\nWIN a holiday\nHome › News › World",
    ),
    Head(
        "daily",
        "We use cookies to improve your experience. By continuing you accept our cookie policy.\nAccept all\nManage preferences\nNews\nBusiness",
    ),
    Head("magazine", "Menu\nSearch\nNewsletters\nPodcasts\nMagazine\nDonate\nPOLITICS"),
    Head(
        "ministry",
        "Skip to content\nHome\nThe Ministry\nPress\nServices\nContact\nEnglish\nDeutsch\nYou are here: Home > Press > Press releases\nPRESS RELEASE No. 17/2019",
    ),
    Head(
        "association",
        "Donate now\nAbout us\nWhat we do\nWhere we work\nGet involved\nNews and stories\nHome / News",
    ),
    Head(
        "blog",
        "{site}\nThoughts on cars and planes\nHome\nAbout\nArchive\nRSS\n← Older post    Newer post →",
    ),
    Head("amp", "Menu\n{site}\nClose\nLog in\nAdvertisement"),
    Head(
        "daily",
        "Monday, November 18, 2019\nToday's Paper\nePaper\nE-Paper Subscription\n{site}\nHome Top News World Business Sports Opinion Life",
    ),
    Head(
        "live",
        "Skip links\nSkip to content\nplay Live\nNavigation menu\nNews\nShow more news sections\nUkraine war\nFeatures\nEconomy\nOpinion\nVideo",
    ),
    Head(
        "daily",
        "Watch live\nLatest headlines\nTrending: Weather, Lottery, Traffic\n72° Partly cloudy\nHome / Business / Companies\nBusiness",
    ),
    Head(
        "pdf", "{site}\nPress office · 12 Harbour Road · press@example.org\nFOR IMMEDIATE RELEASE"
    ),
    Head(
        "wire",
        "ADVERTISEMENT\nTop Stories\nTopics\nVideo\nListen\nU.S. News\nPolitics\nSports\nEntertainment",
    ),
    Head("daily", "Abo\nAnmelden\nPolitik\nWirtschaft\nMeinung\nMehr\nStartseite\nWirtschaft"),
)

METAS = (
    Meta("By {by}\n{day_long}"),
    Meta("By {by}, {site}\nPublished {day_long}, 6:56 AM ET | Updated {day_long}, 9:12 AM ET"),
    Meta("{by}\n{day_short}\nShare\nTweet\nEmail"),
    Meta("By {by} - {day_us} 06:56 AM EST"),
    Meta("By {by} On {day_us} at 4:00 PM EST\n0 Comments"),
    Meta(
        "Published {weekday}, {day_mid} 7:05 AM EST Updated {weekday}, {day_mid} 9:40 AM EST\n{by}"
    ),
    Meta(
        "{day_long} 12:04AM ET\nShare this article\nFacebook\nTwitter\nWhatsApp\nCopy link",
        by=False,
    ),
    Meta("By {by} {iso}T22:05:36Z Business"),
    Meta("5:45 AM PST {day_us} by {by}"),
    Meta("by {by} | {day_long} 12:01 PM"),
    Meta("{day_long}", by=False),
    Meta(
        "Written by {by}\nLast updated: {day_short} at 15:42 GMT\n3 min read\nListen to this article"
    ),
    Meta("{day_dots}\n{by}", day=True),
    Meta(
        "{by} in Harlow\n{weekday} {day_short} 15.42 GMT\nFirst published on {weekday} {day_short} 09.10 GMT"
    ),
    Meta("Posted on {day_long} by {by}\n17 Comments"),
    Meta("Date: {day_long}\nLocation: Harlow", by=False),
    Meta("", by=False, day=False),
    Meta("Staff Reporter: {by}\nPublish Date: {day_long}\nA- A A+"),
)

BETWEEN = (
    "",
    "ADVERTISEMENT",
    "Read more: Ferry line to be sold after all",
    "RELATED ARTICLES\nFerry line to be sold after all\nHarbour board meets again in secret",
    "Sign up for our morning newsletter\nEmail address\nSign up",
    "Story continues below advertisement",
    "Photo: A car stands in front of a factory. (Poe/Example Images)",
    "Also read: Five things to know about the pier",
    "Get our app\nScan the code to download",
    "What to read next\nPier mended at last\nWhy ferries sink",
)

TAILS = (
    "© 2019 {site}. All rights reserved.",
    "Related Articles\nFerry line to be sold after all\nHarbour board meets again in secret\nPier mended at last\nTop Stories\nStorm closes roads\nTeacher wins lottery\nAbout us\nContact\nPrivacy policy\nTerms of use\n© 2019 {site}",
    "Comments (3)\nSort by newest\nJoe1962\n2 hours ago\nThis is what happens when nobody reads the contracts. They should all go home.\nReply\nShare\nAnna_K\n1 hour ago\nI disagree, the board did what it could with the money it had.\nReply\nThis comment was removed by a moderator because it didn't abide by our community standards.\nLoad more comments",
    "Leave a Reply\nYour email address will not be published. Required fields are marked *\nComment *\nName *\nEmail *\nPost Comment\nRecent Posts\nWhy ferries sink\nPier mended at last\nProudly powered by WordPress",
    "Most Read\n1\nStorm closes roads\n2\nTeacher wins lottery\n3\nFerry line to be sold after all\nNewsletter\nThe best of our journalism, every morning in your inbox.\nSubscribe now\nFollow us\nFacebook\nTwitter\nInstagram",
    "Read Next\nFerry line to be sold after all\nThe harbour board said on Monday that the ferry line would be sold to the highest bidder.\nSponsored\n30 shoes that doctors recommend\nRecommended by Outbrain\nTerms of Service\nPrivacy\nCookie settings\n{site} is a trademark of Example Media Holdings, Inc. All other marks are the property of their owners.",
    "Our Standards: The Example Trust Principles.\nPurchase Licensing Rights\nRead Next\nBusiness category\nFerry line to be sold after all\n2 hours ago\nSite Index\nBrowse\nWorld\nBusiness\nMarkets\nAbout {site}\nCareers\nAll quotes delayed a minimum of 15 minutes.\n© 2019 {site}. All rights reserved",
    "Contact for the press\nAnn Poe, spokeswoman\nTelephone +00 1234 5678\npress@example.org\nTo top\nImprint\nData protection\nAccessibility",
    "Tags: cars, planes, business\nShare this:\nTwitter\nFacebook\nLike this:\nLike Loading...\nPrevious post: Why ferries sink\nNext post: Pier mended at last\n4 thoughts on “{title}”\nBob says:\nNovember 20, 2019 at 10:14 am\nGreat post, thanks for sharing it with the rest of us.\nReply",
    "More from {site}\nFerry line to be sold after all\nHarbour board meets again in secret\nHave you got a story? Contact our newsdesk on 0123 456 789.\nThis site is protected by reCAPTCHA and the Privacy Policy and Terms of Service apply.\nBack to top",
    "Support our work\nIf you liked this story, please consider a donation. Every gift helps us to go on.\nDonate\nSubscribe to our newsletter\nEnter your email\nFollow us on Twitter\nSitemap\nAlle Rechte vorbehalten.",
    "VIEW COMMENTS\nLATEST NEWS\n12:41 Storm closes roads\n12:15 Teacher wins lottery\n11:58 Ferry line to be sold after all\nALL NEWS\nSite map\nAdvertise\nCopyright {site} Holdings, Inc.",
    "-30-\nAbout {site}\n{site} was founded in 1902 and has offices in twelve countries.\nMedia contact: Ann Poe, +00 1234 5678",
)

BYLINES = ("Ann Poe", "John Q. Roe", "Maria del Campo", "Sam O'Neill and Kim Lee")
SITES = ("The Harlow Post", "Meridian News", "Example Times", "Haven Courier", "Northern Herald")
LAYOUTS = 72

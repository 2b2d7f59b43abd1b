"""Heads of references as authors and their programs print them: odd names, bodies, slips."""

from __future__ import annotations

import pytest

from refconv.model import Reference, full_family
from refconv_vancouver.reading import read

REST = "Treatment of pain in the aged. Lancet. 2004;28(1):75-7."


def people(reference: Reference) -> list[str]:
    """Give authors with bodies in braces."""
    return [
        f"{{{its.literal}}}" if its.literal else f"{full_family(its)}, {its.given or ''}"
        for its in reference.names("author")
    ]


NAMES: dict[str, list[str]] = {
    "d’ Aquino L, Sá J.": ["d’Aquino, L.", "Sá, J."],
    "Szabo- Les J, Lee K- H.": ["Szabo-Les, J.", "Lee, K.-H."],
    "Jensen MK, O ’Shea C, et al.": ["Jensen, M. K.", "O’Shea, C."],
    "Melzi d'Eril GV, Nyk??nen H.": ["Melzi d'Eril, G. V.", "Nyk??nen, H."],
    "Lai C.-Q, Won S.-Y.": ["Lai, C.-Q.", "Won, S.-Y."],
    "Virág ZsM, Huang H Da, Le H Van.": ["Virág, ZsM", "Huang, H. Da", "Le, H. Van"],
    "Reed BJ, N., Mahomed W.": ["Reed, B. J.", "Mahomed, W."],
    "Pingault L, Feuillet C, E.": ["Pingault, L.", "Feuillet, C."],
    "Hanoch Y, Johnson, JG, Wilke A.": ["Hanoch, Y.", "Johnson, J. G.", "Wilke, A."],
    "Krauss, RM.": ["Krauss, R. M."],
    "Kwon YM, SY Park, SG Birk, Ricke SC.": ["Kwon, Y. M.", "Park, S. Y.", "Birk, S. G."]
    + ["Ricke, S. C."],
    "PEI Di, LIU Zhi-Ming, HU Bi-Ru.": ["PEI, Di", "LIU, Zhi-Ming", "HU, Bi-Ru"],
    "LI Zw, XIN Xp, TANG H.": ["LI, Zw", "XIN, Xp", "TANG, H."],
    "Smith, J., Brown, K., ... & White, Z.": ["Smith, J.", "Brown, K.", "White, Z."],
    "Orskov ER (Rowett RI.": ["Orskov, E. R."],
    "Jiang J, K. D.": ["Jiang, J."],
    "Tateisi Y, Tsujii. J.": ["Tateisi, Y.", "Tsujii, J."],
    "Batchu AK, T.Longvah T, Sarla N.": ["Batchu, A. K.", "T.Longvah, T.", "Sarla, N."],
    "Tabakc? MM, Karg?n R.": ["Tabakc?, M. M.", "Karg?n, R."],
    "Shingate et al.": ["Shingate, "],
    "Agdeppa, Capanzana, Barba.": ["Agdeppa, ", "Capanzana, ", "Barba, "],
    "Bloom AJ et al, Usui Y,": ["Bloom, A. J.", "Usui, Y."],
}


@pytest.mark.parametrize("head", NAMES)
def test_odd_names_are_read(head: str) -> None:
    reference = read(f"{head} {REST}")
    assert people(reference) == NAMES[head]
    assert reference.title == "Treatment of pain in the aged"


BODIES: dict[str, list[str]] = {
    "I.C.M.R.": ["{I.C.M.R.}"],
    "NCBI Resource Coordinators.": ["{NCBI Resource Coordinators}"],
    "The jamovi project.": ["{The jamovi project}"],
    "Fundación Rewilding Argentina.": ["{Fundación Rewilding Argentina}"],
    "Haute Autorité de santé.": ["{Haute Autorité de santé}"],
    "Joint study group 2008–2009.": ["{Joint study group 2008–2009}"],
    "Joint WHO/FAO Expert Consultation.": ["{Joint WHO/FAO Expert Consultation}"],
    "Subcommittee for preparing guidelines for pain.": [
        "{Subcommittee for preparing guidelines for pain}"
    ],
    "Codex Alimentarius.": ["{Codex Alimentarius}"],
    "Centers for Disease Control and Prevention (CDC)": [
        "{Centers for Disease Control and Prevention (CDC)}"
    ],
    "FAO,": ["{FAO}"],
    "The Kyushu Lipid Intervention Study Group,": ["{The Kyushu Lipid Intervention Study Group}"],
    "Siewert M, Shah VP; FIP; AAPS.": ["Siewert, M.", "Shah, V. P.", "{FIP}", "{AAPS}"],
    "Grundy SM, TNT Study Group; IDEAL Study Group.": ["Grundy, S. M.", "{TNT Study Group}"]
    + ["{IDEAL Study Group}"],
    "Shirato K, JELIS Investigators, Japan.": ["Shirato, K.", "{JELIS Investigators, Japan}"],
    "Claushuis TA, et al Diagnosis and Risk Consortium.": [
        "Claushuis, T. A.",
        "{Diagnosis and Risk Consortium}",
    ],
    "L. Adamczyk et al (STAR Collaboration),": ["Adamczyk, L.", "{STAR Collaboration}"],
    "Perez P, et al, and the French Network.": ["Perez, P.", "{French Network}"],
    "Diener HC, et al; GERAC Migraine Study Group.": ["Diener, H. C."]
    + ["{GERAC Migraine Study Group}"],
    "Japan Society for the Study of Obesity, ed.:": ["{Japan Society for the Study of Obesity}"],
    "The joint committee of “The Japan Academy” and “The Japan Society” on pain.": [
        "{The joint committee of “The Japan Academy” and “The Japan Society” on pain}"
    ],
    "World Health Organization. (2020, August 26).": ["{World Health Organization}"],
}


@pytest.mark.parametrize("head", BODIES)
def test_bodies_are_read_in_each_form(head: str) -> None:
    reference = read(f"{head} {REST}")
    assert people(reference) == BODIES[head]
    assert reference.title == "Treatment of pain in the aged"


@pytest.mark.parametrize(
    "head",
    ["A comparative study of two groups", "Sports in schools: an aid", "Physical activity program"],
)
def test_a_title_with_a_word_for_a_body_is_no_body(head: str) -> None:
    reference = read(f"{head}. Lancet. 2004;28(1):75-7.")
    assert (people(reference), reference.title) == ([], head)


def test_a_title_behind_et_al_is_no_group() -> None:
    reference = read("Zhao K, et al. Genome-wide association mapping of rice. Lancet. 2004;2:7.")
    assert people(reference) == ["Zhao, K."]
    reference = read("Ali MK et al, Association of Foods with Risk. JAMA. 2004;2:7.")
    assert reference.title == "Association of Foods with Risk"

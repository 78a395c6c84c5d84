import {
  to = intercom_article.refunds_credits
  id = "39"
}

resource "intercom_article" "refunds_credits" {
  title         = "Refunds & credits"
  description   = "When and how"
  body_markdown = file("${path.module}/articles/refunds_credits.md")
  state         = "published"
  author_id     = "991267459"
  collection_id = intercom_help_center_collection.billing_payments.id
  audience_ids  = ["123"]
  tag_ids       = ["119"]
  translations = {
    "fr" = {
      author_id     = "991267459"
      body_markdown = file("${path.module}/articles/refunds_credits.fr.md")
      state         = "published"
      title         = "Remboursements"
    }
  }
}

import {
  to = intercom_article.change_your_card
  id = "40"
}

resource "intercom_article" "change_your_card" {
  title         = "Change your card"
  body_markdown = file("${path.module}/articles/change_your_card.md")
  state         = "published"
  author_id     = "991267459"
  collection_id = intercom_help_center_collection.billing_payments.id
  tag_ids       = []
}

import {
  to = intercom_article.plans_for_2027
  id = "41"
}

resource "intercom_article" "plans_for_2027" {
  title         = "Plans for 2027"
  body_markdown = file("${path.module}/articles/plans_for_2027.md")
  author_id     = "991267459"
  tag_ids       = []
}

import {
  to = intercom_article.etc_passwd
  id = "42"
}

resource "intercom_article" "etc_passwd" {
  title         = "../../etc/passwd"
  body_markdown = file("${path.module}/articles/etc_passwd.md")
  author_id     = "991267459"
  audience_ids  = []
  tag_ids       = []
  translations = {
    "pt-BR" = {
      author_id     = "991267459"
      body_markdown = file("${path.module}/articles/etc_passwd.pt-BR.md")
      state         = "draft"
      title         = "/etc/passwd"
    }
  }
}

import {
  to = intercom_article.c_con
  id = "43"
}

resource "intercom_article" "c_con" {
  title        = "C:\\..\\CON"
  body         = file("${path.module}/articles/c_con.html")
  author_id    = "991267459"
  audience_ids = []
  tag_ids      = []
  translations = {
    "pt-BR" = {
      author_id     = "991267459"
      body_markdown = file("${path.module}/articles/c_con.pt-BR.md")
      state         = "draft"
      title         = ".."
    }
  }
}

import {
  to = intercom_article.without_a_text
  id = "44"
}

resource "intercom_article" "without_a_text" {
  title     = "Without a text"
  body      = file("${path.module}/articles/without_a_text.html")
  author_id = "991267459"
  tag_ids   = []
}

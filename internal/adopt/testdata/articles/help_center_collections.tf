import {
  to = intercom_help_center_collection.getting_started
  id = "159"
}

resource "intercom_help_center_collection" "getting_started" {
  name           = "Getting started"
  description    = "The first steps"
  help_center_id = "79"
}

import {
  to = intercom_help_center_collection.install_update
  id = "160"
}

resource "intercom_help_center_collection" "install_update" {
  name      = "Install & update"
  parent_id = intercom_help_center_collection.getting_started.id
}

import {
  to = intercom_help_center_collection.your_team
  id = "161"
}

resource "intercom_help_center_collection" "your_team" {
  name        = "Your team"
  description = "Teammates and what they may do"
  parent_id   = intercom_help_center_collection.getting_started.id
}

import {
  to = intercom_help_center_collection.roles
  id = "162"
}

resource "intercom_help_center_collection" "roles" {
  name      = "Roles"
  parent_id = intercom_help_center_collection.your_team.id
}

import {
  to = intercom_help_center_collection.billing_payments
  id = "163"
}

resource "intercom_help_center_collection" "billing_payments" {
  name           = "Billing & payments"
  description    = "Invoices, cards and refunds"
  help_center_id = "79"
  translations = {
    "de" = {
      name = "Rechnungen"
    }
    "fr" = {
      name        = "Facturation & paiements"
      description = "Factures, cartes et remboursements"
    }
  }
}

import {
  to = intercom_help_center_collection.api_v2
  id = "164"
}

resource "intercom_help_center_collection" "api_v2" {
  name           = "API <v2>"
  help_center_id = "80"
}

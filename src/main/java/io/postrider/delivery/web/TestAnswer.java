package io.postrider.delivery.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** A test the mail server took. */
@Schema(name = "TemplateTestSent")
record TestAnswer(@Schema(example = "[Test] Welcome to Fern & Kettle") String subject) {}

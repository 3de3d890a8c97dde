package io.tradewind.customer.internal;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** A person at a customer. */
@Entity
@Table(schema = "customer", name = "contacts")
public class Contact extends RecordEntity {
    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "title", length = 200)
    private @Nullable String title;

    @Column(name = "department", length = 200)
    private @Nullable String department;

    @Column(name = "phone", length = 80)
    private @Nullable String phone;

    @Column(name = "mobile", length = 80)
    private @Nullable String mobile;

    @Column(name = "email", length = 508)
    private @Nullable String email;

    @Column(name = "wechat", length = 120)
    private @Nullable String wechat;

    @Column(name = "contact_role", length = 60)
    private @Nullable String role;

    @Column(name = "is_primary")
    private boolean primary;

    @Column(name = "birthday")
    private @Nullable LocalDate birthday;

    @Column(name = "remark", length = 8000)
    private @Nullable String remark;

    @Column(name = "tags", length = 2000)
    private @Nullable String tags;

    /** A fresh one; the engine sets its fields one by one. */
    public Contact() {}

    List<String> tags() {
        return Tags.of(tags);
    }

    void tag(@Nullable List<String> codes) {
        tags = Tags.kept(codes);
    }

    /** Id of the customer the person works for. */
    @Nullable
    String customer() {
        return customer;
    }

    void workFor(@Nullable String newCustomer) {
        customer = newCustomer;
    }

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String title() {
        return title;
    }

    void workAs(@Nullable String newTitle) {
        title = newTitle;
    }

    @Nullable
    String department() {
        return department;
    }

    void workIn(@Nullable String newDepartment) {
        department = newDepartment;
    }

    @Nullable
    String phone() {
        return phone;
    }

    void answerAt(@Nullable String newPhone) {
        phone = newPhone;
    }

    @Nullable
    String mobile() {
        return mobile;
    }

    void carry(@Nullable String newMobile) {
        mobile = newMobile;
    }

    @Nullable
    String email() {
        return email;
    }

    void mailTo(@Nullable String newEmail) {
        email = newEmail;
    }

    @Nullable
    String wechat() {
        return wechat;
    }

    void chatAs(@Nullable String newWechat) {
        wechat = newWechat;
    }

    @Nullable
    String role() {
        return role;
    }

    void play(@Nullable String newRole) {
        role = newRole;
    }

    boolean primary() {
        return primary;
    }

    /** Whom we ask first; {@link KeepOnePrimaryOnPrimaryContactChosen} sees to it that there is one at a customer. */
    void choose(@Nullable Boolean first) {
        primary = Boolean.TRUE.equals(first);
    }

    @Nullable
    LocalDate birthday() {
        return birthday;
    }

    void bornOn(@Nullable LocalDate newBirthday) {
        birthday = newBirthday;
    }

    @Nullable
    String remark() {
        return remark;
    }

    void note(@Nullable String newRemark) {
        remark = newRemark;
    }
}
